import { termOf } from '../src/domain/certificate-term.js'
import { caseInput, noOutput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Enters the certificate in the register and makes certificate and plaque of the same number, year and month (NX-15b, NX-16, NX-A6). */
export default defineWorker({
  type: 'issue-certificate',
  input: caseInput,
  output: noOutput,
  idempotence: 'A case has one certificate; everything in it is fixed on the case before. Papers are made once for the number.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    const number = required(record.certificateNumber, 'certificate number')
    const issuedOn = required(record.certificateIssuedOn, 'day of issue')
    const { validFrom, validUntil } = termOf(record, issuedOn, deps.pack(record.pack).certificateValidYears.value)
    await deps.certificates.issue({
      number,
      caseId,
      enterpriseId: record.enterpriseId,
      enterpriseName: record.enterpriseName,
      ...(record.creditCode && { creditCode: record.creditCode }),
      regionCode: record.regionCode,
      industry: record.industry,
      specialty: record.specialty,
      grade: record.grade,
      issuedOn,
      ...(validFrom === issuedOn ? {} : { validFrom }),
      validUntil,
      issuer: await deps.regions.authorityName(required(record.authorityRegion, 'competent authority')),
      status: 'in-force',
    })
    await deps.documents.make(caseId, 'certificate', number)
    await deps.documents.make(caseId, 'plaque', number)
    return {}
  },
})

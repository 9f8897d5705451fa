import { termOf } from '../../src/domain/certificate-term.js'
import type { CaseRecord } from '../../src/domain/case.js'
import { chineseDate } from '../../src/domain/shanghai-time.js'
import { required } from './case-input.js'
import type { WorkerDeps } from '../contract.js'

/** What notices say of a case's certificate (NX-16). */
export function certificateData(record: CaseRecord, deps: WorkerDeps): Record<string, string> {
  const certificateNumber = required(record.certificateNumber, 'certificate number')
  const issuedOn = required(record.certificateIssuedOn, 'day of issue')
  return {
    certificateNumber,
    issuedOn: chineseDate(issuedOn),
    validUntil: chineseDate(termOf(record, issuedOn, deps.pack(record.pack).certificateValidYears.value).validUntil),
    verifyLink: deps.links.verification(certificateNumber),
  }
}

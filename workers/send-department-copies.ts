import { caseInput, noOutput, required } from './support/case-input.js'
import { certificateData } from './support/certificate-facts.js'
import { defineWorker } from './contract.js'

/** Sends the announcement to the departments of the same level, one notice each (NX-15b). */
export default defineWorker({
  type: 'send-department-copies',
  input: caseInput,
  output: noOutput,
  idempotence: 'A notice is one of its case, kind, occasion and department; those sent before a crash are not sent again.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    const regionCode = required(record.authorityRegion, 'competent authority')
    for (const { id, name } of deps.pack(record.pack).departments.value) {
      await deps.notices.send({
        caseId,
        kind: 'department-copy',
        occasion: 'announced',
        recipients: [{ department: id, regionCode }],
        data: { departmentName: name, ...certificateData(record, deps) },
      })
    }
    return {}
  },
})

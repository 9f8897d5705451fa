import { caseInput, noOutput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Makes the review report (annex 4) that the reviewing body approved (NX-15a). */
export default defineWorker({
  type: 'issue-review-report',
  input: caseInput,
  output: noOutput,
  idempotence: 'The paper is made once a case.',
  async handle({ caseId }, deps) {
    required((await deps.cases.get(caseId)).reviewReport, 'review report')
    await deps.documents.make(caseId, 'review-report', 'approved')
    return {}
  },
})

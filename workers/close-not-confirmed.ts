import { caseInput, noOutput } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Ends a case whose grade the leader of the authority did not confirm (NX-15b). */
export default defineWorker({
  type: 'close-not-confirmed',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    const record = await concluded(deps, caseId, 'not-confirmed')
    if (!record) return {}
    await deps.notices.send({
      caseId,
      kind: 'grade-not-confirmed',
      occasion: 'decided',
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: { opinion: record.confirmation?.opinion ?? '' },
    })
    return {}
  },
})

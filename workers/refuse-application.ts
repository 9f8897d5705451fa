import { caseInput, noOutput, required } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Refuses an application in writing, with the reasons (NX-11). */
export default defineWorker({
  type: 'refuse-application',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; paper and notice are one of the case.',
  async handle({ caseId }, deps) {
    const record = await concluded(deps, caseId, 'refused')
    if (!record) return {}
    const check = record.preliminaryChecks.findLast((each) => each.outcome === 'refused')
    const { reasons } = required(check, 'refusing preliminary check')
    const document = await deps.documents.make(caseId, 'refusal', 'refused')
    await deps.notices.send({
      caseId,
      kind: 'application-refused',
      occasion: 'refused',
      recipients: [enterpriseOf(record)],
      data: { reasons },
      documentIds: [document],
    })
    return {}
  },
})

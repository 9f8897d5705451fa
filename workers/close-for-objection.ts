import { caseInput, noOutput } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Ends a case whose public notice brought an objection that was upheld (NX-15b). */
export default defineWorker({
  type: 'close-for-objection',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    const record = await concluded(deps, caseId, 'objection-upheld')
    if (!record) return {}
    const upheld = (await deps.objections.ofCase(caseId)).filter((objection) => objection.state === 'upheld')
    await deps.notices.send({
      caseId,
      kind: 'objection-upheld',
      occasion: 'upheld',
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: { answer: upheld.map((objection) => objection.answer ?? '').join('\n') },
    })
    return {}
  },
})

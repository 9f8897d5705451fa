import { caseInput, noOutput } from './support/case-input.js'
import { concludeWithdrawal } from './support/conclude.js'
import { defineWorker } from './contract.js'

/** Ends a case the enterprise withdrew; applying is voluntary (NX-3). A running public notice ends with it. */
export default defineWorker({
  type: 'record-withdrawal',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    await concludeWithdrawal(deps, caseId)
    return {}
  },
})

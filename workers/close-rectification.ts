import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Ends an announced case whose problems are all rectified (NX-14). */
export default defineWorker({
  type: 'close-rectification',
  input: caseInput,
  output: noOutput,
  idempotence: 'The end is recorded once.',
  async handle({ caseId }, deps) {
    await deps.cases.conclude(caseId, 'announced', deps.clock.now())
    return {}
  },
})

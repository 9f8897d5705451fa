import { caseInput, noOutput } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Ends an announced case whose problems are all rectified (NX-14). */
export default defineWorker({
  type: 'close-rectification',
  input: caseInput,
  output: noOutput,
  idempotence: 'The end is recorded once.',
  async handle({ caseId }, deps) {
    await setOnce(deps, caseId, 'endedAt', deps.clock.now())
    return {}
  },
})

import { caseInput, noOutput, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Ends an announced case with the authority's proposal to cancel the title (NX-14); the cancellation is a procedure of its own. */
export default defineWorker({
  type: 'record-cancellation-proposal',
  input: caseInput,
  output: noOutput,
  idempotence: 'The end is recorded once.',
  async handle({ caseId }, deps) {
    required((await deps.cases.get(caseId)).cancellationProposed, 'proposal to cancel the title')
    await setOnce(deps, caseId, 'endedAt', deps.clock.now())
    return {}
  },
})

import { caseInput, noOutput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Ends an announced case with the authority's proposal to cancel the title (NX-14); the cancellation is a procedure of its own. */
export default defineWorker({
  type: 'record-cancellation-proposal',
  input: caseInput,
  output: noOutput,
  idempotence: 'The end is recorded once.',
  async handle({ caseId }, deps) {
    required((await deps.cases.get(caseId)).cancellationProposed, 'proposal to cancel the title')
    await deps.cases.conclude(caseId, 'announced', deps.clock.now())
    return {}
  },
})

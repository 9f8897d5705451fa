import { z } from 'zod'
import { problemInput, required } from './support/case-input.js'
import { problemIndex, setProblemState } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Records that a problem's rectification was accepted (NX-14). */
export default defineWorker({
  type: 'record-rectification',
  input: problemInput,
  output: z.object({ problemOutcome: z.literal('accepted') }),
  idempotence: 'Sets the same state again; the notice is one of the problem.',
  async handle({ caseId, problem: { problemId } }, deps) {
    const record = await deps.cases.get(caseId)
    const { description } = required(record.problems[problemIndex(record, problemId)], `problem ${problemId}`)
    await setProblemState(deps, record, problemId, 'accepted', ['open', 'reported', 'overdue'])
    await deps.notices.send({
      caseId,
      kind: 'rectification-accepted',
      occasion: problemId,
      recipients: [enterpriseOf(record)],
      data: { description },
    })
    return { problemOutcome: 'accepted' as const }
  },
})

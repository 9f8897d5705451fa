import { z } from 'zod'
import { chineseDate } from '../src/domain/shanghai-time.js'
import { problemInput, required } from './support/case-input.js'
import { problemIndex, setProblemState } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf, localOfficeOf } from './support/recipients.js'

/** Records that a problem was not rectified in time (NX-14), unless the officer accepted it while the limit passed. */
export default defineWorker({
  type: 'record-overdue',
  input: problemInput,
  output: z.object({ problemOutcome: z.enum(['overdue', 'accepted']) }),
  idempotence: 'An overdue problem stays so; the notice is one of the problem.',
  async handle({ caseId, problem: { problemId, dueAt } }, deps) {
    const record = await deps.cases.get(caseId)
    const problem = required(record.problems[problemIndex(record, problemId)], `problem ${problemId}`)
    if (problem.state === 'accepted' || problem.reports.at(-1)?.accepted) {
      await setProblemState(deps, record, problemId, 'accepted', ['open', 'reported'])
      return { problemOutcome: 'accepted' as const }
    }
    await setProblemState(deps, record, problemId, 'overdue', ['open', 'reported'])
    await deps.notices.send({
      caseId,
      kind: 'rectification-overdue',
      occasion: problemId,
      recipients: [enterpriseOf(record), localOfficeOf(record), authorityOf(record)],
      data: { description: problem.description, dueOn: chineseDate(new Date(dueAt)) },
    })
    return { problemOutcome: 'overdue' as const }
  },
})

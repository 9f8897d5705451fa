import { z } from 'zod'
import { chineseDate } from '../src/domain/shanghai-time.js'
import { problemInput, required } from './support/case-input.js'
import { problemIndex, setProblemState } from './support/case-changes.js'
import { BpmnError, defineWorker } from './contract.js'
import { authorityOf, enterpriseOf, localOfficeOf } from './support/recipients.js'

/** Records that a problem was not rectified in time (NX-14), unless the officer accepted it, or the enterprise reported it, while the limit passed. */
export default defineWorker({
  type: 'record-overdue',
  input: problemInput,
  output: z.object({ problemOutcome: z.enum(['overdue', 'accepted']) }),
  errorCodes: ['rectification-reported-in-time'],
  idempotence: 'Only an open problem becomes overdue, and stays so; the notice is one of the problem.',
  async handle({ caseId, problem: { problemId, dueAt } }, deps) {
    await setProblemState(deps, await deps.cases.get(caseId), problemId, 'overdue', ['open'])
    const record = await deps.cases.get(caseId)
    const problem = required(record.problems[problemIndex(record, problemId)], `problem ${problemId}`)
    if (problem.state === 'accepted' || problem.reports.at(-1)?.accepted) {
      await setProblemState(deps, record, problemId, 'accepted', ['open', 'reported'])
      return { problemOutcome: 'accepted' as const }
    }
    // The store took the report before the limit, and the engine had the timer first: it is judged all the same.
    if (problem.state === 'reported') throw new BpmnError('rectification-reported-in-time', `problem ${problemId} was reported in time`)
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

import { chineseDate } from '../src/domain/shanghai-time.js'
import { noOutput, problemInput, required } from './support/case-input.js'
import { problemIndex, setProblemState } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Returns a report that the local officer did not accept (NX-14). */
export default defineWorker({
  type: 'return-rectification',
  input: problemInput,
  output: noOutput,
  idempotence: 'Only a reported problem becomes open again; the notice is one of the returned report.',
  async handle({ caseId, problem: { problemId } }, deps) {
    const record = await deps.cases.get(caseId)
    const problem = required(record.problems[problemIndex(record, problemId)], `problem ${problemId}`)
    const returned = problem.reports.findLastIndex((report) => report.accepted === false)
    // A second run after the enterprise reported anew must not undo that report.
    if (returned === problem.reports.length - 1) await setProblemState(deps, record, problemId, 'open', ['reported'])
    await deps.notices.send({
      caseId,
      kind: 'rectification-returned',
      occasion: `${problemId}:${returned + 1}`,
      recipients: [enterpriseOf(record)],
      data: {
        description: problem.description,
        opinion: problem.reports[returned]?.opinion ?? '',
        dueOn: problem.rectifyBy ? chineseDate(problem.rectifyBy) : '',
      },
    })
    return {}
  },
})

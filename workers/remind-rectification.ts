import { chineseDate, daysBetween, shanghaiDate } from '../src/domain/shanghai-time.js'
import { noOutput, problemInput, required } from './support/case-input.js'
import { problemIndex } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Reminds the enterprise of a problem it has not reported yet (NX-14). */
export default defineWorker({
  type: 'remind-rectification',
  input: problemInput,
  output: noOutput,
  idempotence: 'The notice is one of this firing of the reminder.',
  async handle({ caseId, problem: { problemId, dueAt } }, deps, { elementInstanceKey }) {
    const record = await deps.cases.get(caseId)
    const problem = required(record.problems[problemIndex(record, problemId)], `problem ${problemId}`)
    if (problem.state !== 'open') return {}
    const dueOn = shanghaiDate(new Date(dueAt))
    const daysLeft = daysBetween(shanghaiDate(deps.clock.now()), dueOn)
    await deps.notices.send({
      caseId,
      kind: 'rectification-reminder',
      occasion: `${problemId}:${elementInstanceKey}`,
      recipients: [enterpriseOf(record)],
      data: { description: problem.description, dueOn: chineseDate(dueOn), daysLeft: String(Math.max(0, daysLeft)) },
    })
    return {}
  },
})

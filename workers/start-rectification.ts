import { problemsToRectify } from '../src/domain/rectification-limit.js'
import { chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { enterpriseOf, localOfficeOf } from './support/recipients.js'

/** Tells enterprise and local authority which problems are to be rectified until when (NX-14). */
export default defineWorker({
  type: 'start-rectification',
  input: caseInput,
  output: noOutput,
  idempotence: 'The notice is one of the case; nothing else is written.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    const problems = problemsToRectify(record.problems)
    const last = problems.map(({ rectifyBy }) => rectifyBy).sort().at(-1)
    await deps.notices.send({
      caseId,
      kind: 'rectification-started',
      occasion: 'started',
      recipients: [enterpriseOf(record), localOfficeOf(record)],
      data: {
        items: problems.map((problem, i) => `${i + 1}. ${problem.description}（${chineseDate(problem.rectifyBy)}前）`).join('\n'),
        dueOn: last ? chineseDate(last) : '',
      },
    })
    return {}
  },
})

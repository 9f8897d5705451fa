import { shanghaiDate } from '../../domain/shanghai-time.js'
import { Refusal } from '../../domain/errors.js'
import type { CaseRecord, ReviewProblem } from '../../domain/case.js'
import type { HumanTaskView } from '../context.js'
import { refuseForeignUploads } from '../upload-ownership.js'
import type { FormEffect } from './form-effect.js'

/** The problem a rectification task is about. */
export function problemOf(record: CaseRecord, task: HumanTaskView): ReviewProblem {
  const local = task.variables.problem as { problemId?: unknown } | undefined
  const problemId = local?.problemId ?? task.variables.problemId
  if (typeof problemId !== 'string') throw new Refusal('task.not-ready', 503)
  const problem = record.problems.find((one) => one.problemId === problemId)
  if (!problem) throw new Refusal('problem.unknown', 404)
  return problem
}

/** NX-14: the enterprise reports one problem rectified, with evidence, before its limit is over. */
export const reportRectification: FormEffect<'report-rectification'> = {
  parts: ['problems'],
  afterOutcome: true,
  check: async ({ casework, record, task, payload, actor, at }) => {
    const problem = problemOf(record, task)
    if (problem.rectifyBy && shanghaiDate(at) > problem.rectifyBy) throw new Refusal('rectification.overdue', 410, { rectifyBy: problem.rectifyBy })
    if (payload.completedOn > shanghaiDate(at)) throw new Refusal('rectification.date-in-future', 422, { fields: { completedOn: 'date.in-future' } })
    await refuseForeignUploads(casework.store, actor, { uploadIds: payload.uploadIds })
  },
  change: ({ record, task, payload, at }) => {
    const { problemId } = problemOf(record, task)
    return {
      // one atomic write against the engine's limit: a problem recorded as overdue takes no report any more
      onlyIf: { problems: { $elemMatch: { problemId, state: { $in: ['open', 'reported'] } } } },
      update: {
        $set: { 'problems.$[p].state': 'reported' },
        $push: { 'problems.$[p].reports': { ...payload, reportedAt: at } },
      },
      arrayFilters: [{ 'p.problemId': problemId }],
    }
  },
}

/** NX-14: the local authority accepts the last report or returns it. */
export const acceptRectification: FormEffect<'accept-rectification'> = {
  parts: ['problems'],
  afterOutcome: true,
  check: ({ record, task }) => {
    if (problemOf(record, task).reports.length === 0) throw new Refusal('rectification.nothing-reported', 409)
  },
  change: ({ record, task, payload, at }) => {
    const problem = problemOf(record, task)
    const report = `problems.$[p].reports.${problem.reports.length - 1}`
    return {
      update: {
        $set: {
          'problems.$[p].state': payload.accepted ? 'accepted' : 'open',
          [`${report}.accepted`]: payload.accepted,
          [`${report}.opinion`]: payload.opinion,
          [`${report}.decidedAt`]: at,
        },
      },
      arrayFilters: [{ 'p.problemId': problem.problemId }],
    }
  },
  variables: ({ accepted }) => ({ rectificationAccepted: accepted }),
}

/** NX-14: not rectified in time; the authority proposes to cancel the title. */
export const considerCancellation: FormEffect<'consider-cancellation'> = {
  parts: ['cancellationProposed'],
  afterOutcome: true,
  change: ({ payload, actor, at }) => ({ update: { $set: { cancellationProposed: { opinion: payload.opinion, by: actor.accountId, at } } } }),
}

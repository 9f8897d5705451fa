import { Refusal } from '../../domain/errors.js'
import { objectionsOf } from '../../store/models/objections.js'
import { publicNoticesOf } from '../../store/models/public-notices.js'
import type { HumanTaskView } from '../context.js'
import type { FormEffect } from './form-effect.js'

function objectionIdOf(task: HumanTaskView): string {
  const id = task.variables.objectionId
  if (typeof id !== 'string') throw new Refusal('task.not-ready', 503)
  return id
}

/** NX-15b: the decision on one objection. Only when it is stored does the objection stop holding the notice open. */
export const investigateObjection: FormEffect<'investigate-objection'> = {
  parts: ['publicNotice'],
  check: async ({ casework, task, record }) => {
    const known = await objectionsOf(casework.store).exists({ _id: objectionIdOf(task), caseId: record.caseId })
    if (!known) throw new Refusal('objection.unknown', 404)
  },
  beside: async ({ casework, task, payload, actor, at }) => {
    const objectionId = objectionIdOf(task)
    const decision = { findings: payload.findings, answer: payload.answer, decidedBy: actor.accountId, decidedAt: at }
    await objectionsOf(casework.store).updateOne(
      { _id: objectionId, state: 'open' },
      { $set: { state: payload.upheld ? 'upheld' : 'dismissed', ...decision } },
    )
    await publicNoticesOf(casework.store).updateOne({ openObjections: objectionId }, { $pull: { openObjections: objectionId } })
  },
  change: () => ({ update: {} }),
  variables: ({ upheld }) => ({ objectionDecision: upheld ? 'upheld' : 'dismissed' }),
}

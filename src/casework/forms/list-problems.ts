import { Refusal } from '../../domain/errors.js'
import type { ReviewProblem } from '../../domain/case.js'
import { latestLimit } from '../../domain/rectification-limit.js'
import { fullReviewRound } from '../../domain/review-round.js'
import { shanghaiDate } from '../../domain/shanghai-time.js'
import { sheetItems } from '../scoring-sheet.js'
import { refuseBeforeVisit } from '../visit-day.js'
import type { FormEffect, Scene } from './form-effect.js'

/** NX-14: a limit lies in the future and at most the pack's months after the visit's end. */
function refuseBadLimits({ payload, record, pack, at }: Scene<'list-problems'>): void {
  const today = shanghaiDate(at)
  const latest = latestLimit(record.visit?.endsOn ?? today, pack)
  const fields: Record<string, string> = {}
  payload.problems.forEach(({ problemClass, rectifyBy }, index) => {
    if (problemClass !== 'non-blocking' || !rectifyBy) return
    if (rectifyBy <= today) fields[`problems.${index}.rectifyBy`] = 'problem.limit-past'
    else if (rectifyBy > latest) fields[`problems.${index}.rectifyBy`] = 'problem.limit-too-long'
  })
  if (Object.keys(fields).length > 0) throw new Refusal('problem.limits-invalid', 422, { latest, fields })
}

async function refuseUnknownItems({ casework, payload, record }: Scene<'list-problems'>): Promise<void> {
  const known = new Set((await sheetItems(casework.store, record.caseId, fullReviewRound)).map(({ itemId }) => itemId))
  const fields: Record<string, string> = {}
  payload.problems.forEach(({ itemId }, index) => {
    if (itemId !== '' && !known.has(itemId)) fields[`problems.${index}.itemId`] = 'problem.item-unknown'
  })
  if (Object.keys(fields).length > 0) throw new Refusal('problem.item-unknown', 422, { fields })
}

/** NX-13, NX-14: the leader's list of problems and the group's opinion; a list after renewed scoring takes the place of the first. */
export const listProblems: FormEffect<'list-problems'> = {
  parts: ['problems', 'onSiteOpinion'],
  check: async (scene) => {
    refuseBeforeVisit(scene.record, scene.at)
    refuseBadLimits(scene)
    await refuseUnknownItems(scene)
  },
  change: ({ payload, task }) => {
    const problems: ReviewProblem[] = payload.problems.map(({ rectifyBy, ...problem }, index) => ({
      ...problem,
      problemId: `P${task.taskKey}-${index + 1}`,
      round: fullReviewRound,
      ...(rectifyBy && problem.problemClass === 'non-blocking' ? { rectifyBy } : {}),
      state: 'open',
      reports: [],
    }))
    return { update: { $set: { problems, onSiteOpinion: payload.opinion } } }
  },
}

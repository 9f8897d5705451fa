import { Refusal } from '../../domain/errors.js'
import { fullReviewRound, reReviewRound } from '../../domain/review-round.js'
import type { FormId } from '../../domain/task-forms.js'
import { closeSheet, sheetItems, undoneItems } from '../scoring-sheet.js'
import { refuseBeforeVisit } from '../visit-day.js'
import type { FormEffect, Scene } from './form-effect.js'

type ScoringForm = Extract<FormId, 'score-on-site' | 'score-rectified-items'>

function refuseUndone(undone: { itemId: string }[]): void {
  if (undone.length === 0) return
  throw new Refusal('scoring.items-undone', 409, { count: undone.length, items: undone.slice(0, 50).map(({ itemId }) => itemId) })
}

/** NX-13, NX-15c: scoring ends when every item open in that round was judged; from then on the sheet takes no change under this task. */
function scoringOf<F extends ScoringForm>(round: number): FormEffect<F> {
  return {
    parts: [],
    check: async ({ casework, record, at }: Scene<F>) => {
      refuseBeforeVisit(record, at)
      refuseUndone(await undoneItems(casework.store, record.caseId, round))
      // A sheet of missing items only has no score: found out by the worker, it would stop the case.
      if ((await sheetItems(casework.store, record.caseId, round)).every((item) => item.missing)) throw new Refusal('score.all-missing', 409)
    },
    beside: async ({ casework, record, task }: Scene<F>) => refuseUndone(await closeSheet(casework.store, record.caseId, round, task.taskKey)),
    change: () => ({ update: {} }),
  }
}

export const scoreOnSite = scoringOf<'score-on-site'>(fullReviewRound)
export const scoreRectifiedItems = scoringOf<'score-rectified-items'>(reReviewRound)

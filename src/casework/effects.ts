import { answerCorrectionsEffect } from './answer-corrections.js'
import { completeTaskEffect } from './complete-task.js'
import { holdTaskEffect } from './hold-task.js'
import { moveLimitEffect } from './move-limits.js'
import { moveVisitEffect } from './move-visit.js'
import { objectEffect } from './object.js'
import type { Effect } from './perform.js'
import { requestReReviewEffect, submitRectifiedItemsEffect } from './re-review.js'
import { beginAnewEffect, endStoppedEffect } from './stopped-cases.js'
import { submitApplicationEffect } from './submit-application.js'
import { submitSelfEvaluationEffect } from './submit-self-evaluation.js'
import { withdrawEffect } from './withdraw.js'

/** What each kind of recorded act does, so that a crash's leftovers can be carried out. */
export const effects: Record<string, Effect> = {
  'submit-self-evaluation': submitSelfEvaluationEffect,
  'submit-application': submitApplicationEffect,
  'complete-task': completeTaskEffect,
  'claim-task': holdTaskEffect,
  'unclaim-task': holdTaskEffect,
  'assign-task': holdTaskEffect,
  'answer-corrections': answerCorrectionsEffect,
  'move-visit': moveVisitEffect,
  withdraw: withdrawEffect,
  'request-re-review': requestReReviewEffect,
  'submit-rectified-items': submitRectifiedItemsEffect,
  object: objectEffect,
  'end-stopped-case': endStoppedEffect,
  'begin-case-anew': beginAnewEffect,
  'move-limit': moveLimitEffect,
}

import type { FormId } from '../../domain/task-forms.js'
import { checkRectifiedItems } from './check-rectified-items.js'
import { documentReview } from './document-review.js'
import type { FormEffect } from './form-effect.js'
import { formExpertGroup } from './form-expert-group.js'
import { investigateObjection } from './investigate-objection.js'
import { listProblems } from './list-problems.js'
import { prepareForwarding, recordNationalResult } from './national-result.js'
import { preliminaryCheck } from './preliminary-check.js'
import { confirmGrade, proposePublicNotice } from './public-notice.js'
import { acceptRectification, considerCancellation, reportRectification } from './rectification.js'
import { checkReviewReport, submitReviewReport } from './review-report.js'
import { scheduleOnSiteVisit } from './schedule-on-site-visit.js'
import { scoreOnSite, scoreRectifiedItems } from './score-on-site.js'
import { signConclusion } from './sign-conclusion.js'

/** What completing each form does. */
export const formEffects: { [F in FormId]: FormEffect<F> } = {
  'preliminary-check': preliminaryCheck,
  'prepare-forwarding': prepareForwarding,
  'record-national-result': recordNationalResult,
  'form-expert-group': formExpertGroup,
  'document-review': documentReview,
  'schedule-on-site-visit': scheduleOnSiteVisit,
  'score-on-site': scoreOnSite,
  'list-problems': listProblems,
  'sign-conclusion': signConclusion,
  'submit-review-report': submitReviewReport,
  'check-review-report': checkReviewReport,
  'propose-public-notice': proposePublicNotice,
  'investigate-objection': investigateObjection,
  'confirm-grade': confirmGrade,
  'check-rectified-items': checkRectifiedItems,
  'score-rectified-items': scoreRectifiedItems,
  'report-rectification': reportRectification,
  'accept-rectification': acceptRectification,
  'consider-cancellation': considerCancellation,
}

import type { JobWorkerDefinition } from './contract.js'
import acceptApplication from './accept-application.js'
import announceOnSiteVisit from './announce-on-site-visit.js'
import announceReReview from './announce-re-review.js'
import answerObjection from './answer-objection.js'
import appointExperts from './appoint-experts.js'
import assignCertificateNumber from './assign-certificate-number.js'
import checkExpertGroup from './check-expert-group.js'
import closeForObjection from './close-for-objection.js'
import closeForSilence from './close-for-silence.js'
import closeNotConfirmed from './close-not-confirmed.js'
import closeNotReached from './close-not-reached.js'
import closePublicNotice from './close-public-notice.js'
import closeRectification from './close-rectification.js'
import computeScore from './compute-score.js'
import concludeNationalResult from './conclude-national-result.js'
import forwardNationally from './forward-nationally.js'
import gatherConditionEvidence from './gather-condition-evidence.js'
import issueCertificate from './issue-certificate.js'
import issueOnSiteConclusion from './issue-on-site-conclusion.js'
import issueReviewReport from './issue-review-report.js'
import publishAnnouncement from './publish-announcement.js'
import publishPublicNotice from './publish-public-notice.js'
import recordAuthority from './record-authority.js'
import recordCancellationProposal from './record-cancellation-proposal.js'
import recordConditionVerdicts from './record-condition-verdicts.js'
import recordOverdue from './record-overdue.js'
import recordRectification from './record-rectification.js'
import recordWithdrawal from './record-withdrawal.js'
import refuseApplication from './refuse-application.js'
import registerApplication from './register-application.js'
import registerObjection from './register-objection.js'
import remindRectification from './remind-rectification.js'
import requestCorrections from './request-corrections.js'
import returnRectification from './return-rectification.js'
import selectRectifiedItems from './select-rectified-items.js'
import sendDepartmentCopies from './send-department-copies.js'
import startRectification from './start-rectification.js'
import tellEnterprise from './tell-enterprise.js'
import tellEvidenceInsufficient from './tell-evidence-insufficient.js'
import tellNotReached from './tell-not-reached.js'
import tellReReviewExpired from './tell-re-review-expired.js'

/** Every job type the models use has one worker here, and the other way round (test/contracts). */
export const workers: readonly JobWorkerDefinition[] = [
  acceptApplication,
  announceOnSiteVisit,
  announceReReview,
  answerObjection,
  appointExperts,
  assignCertificateNumber,
  checkExpertGroup,
  closeForObjection,
  closeForSilence,
  closeNotConfirmed,
  closeNotReached,
  closePublicNotice,
  closeRectification,
  computeScore,
  concludeNationalResult,
  forwardNationally,
  gatherConditionEvidence,
  issueCertificate,
  issueOnSiteConclusion,
  issueReviewReport,
  publishAnnouncement,
  publishPublicNotice,
  recordAuthority,
  recordCancellationProposal,
  recordConditionVerdicts,
  recordOverdue,
  recordRectification,
  recordWithdrawal,
  refuseApplication,
  registerApplication,
  registerObjection,
  remindRectification,
  requestCorrections,
  returnRectification,
  selectRectifiedItems,
  sendDepartmentCopies,
  startRectification,
  tellEnterprise,
  tellEvidenceInsufficient,
  tellNotReached,
  tellReReviewExpired,
]

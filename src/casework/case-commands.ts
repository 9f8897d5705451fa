import type { CaseCommands } from '../domain/services.js'
import { answerCorrections } from './answer-corrections.js'
import { completeTask } from './complete-task.js'
import type { Casework } from './context.js'
import { previewExpertGroup } from './expert-group.js'
import { assignTask, claimTask, unclaimTask } from './hold-task.js'
import { moveVisit } from './move-visit.js'
import { object } from './object.js'
import { requestReReview, submitRectifiedItems } from './re-review.js'
import { scoreItems } from './score-items.js'
import { submitApplication } from './submit-application.js'
import { submitSelfEvaluation } from './submit-self-evaluation.js'
import { withdraw } from './withdraw.js'

/** What people can do to cases, on one store and engine. */
export function createCaseCommands(casework: Casework): CaseCommands {
  return {
    submitSelfEvaluation: (...input) => submitSelfEvaluation(casework, ...input),
    submitApplication: (...input) => submitApplication(casework, ...input),
    answerCorrections: (...input) => answerCorrections(casework, ...input),
    moveVisit: (...input) => moveVisit(casework, ...input),
    withdraw: (...input) => withdraw(casework, ...input),
    requestReReview: (...input) => requestReReview(casework, ...input),
    submitRectifiedItems: (...input) => submitRectifiedItems(casework, ...input),
    object: (...input) => object(casework, ...input),
    claimTask: (...input) => claimTask(casework, ...input),
    unclaimTask: (...input) => unclaimTask(casework, ...input),
    assignTask: (...input) => assignTask(casework, ...input),
    completeTask: (...input) => completeTask(casework, ...input),
    scoreItems: (...input) => scoreItems(casework, ...input),
    checkExpertGroup: (...input) => previewExpertGroup(casework, ...input),
  }
}

import { createHash } from 'node:crypto'
import { Refusal } from '../domain/errors.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { selfEvaluationSchema, type SelfEvaluation } from '../domain/self-evaluation.js'
import type { Actor } from '../domain/role.js'
import { isDuplicateKey } from '../store/connection.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'
import { refuseUnknownIndustry } from './application-rules.js'
import type { Casework } from './context.js'
import { enterpriseOf } from './enterprise-case.js'
import { perform, type Effect } from './perform.js'
import { refuseForeignUploads } from './upload-ownership.js'

export const submitSelfEvaluationEffect: Effect = {
  async apply({ store }, intent) {
    const _id = intent.facts.selfEvaluationId as string
    const report = intent.payload as SelfEvaluation
    try {
      await selfEvaluationsOf(store).create({
        _id,
        enterpriseId: intent.actor.enterpriseId!,
        report,
        submittedAt: intent.at,
        submittedBy: intent.actor.accountId,
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    return { before: null, after: { selfEvaluationId: _id, year: report.year, grade: report.grade, score: report.score }, subject: _id }
  },
}

/** Hands in a self-evaluation report (NX-8, annex 1). The same report again is the same one. */
export async function submitSelfEvaluation(casework: Casework, actor: Actor, typed: SelfEvaluation): Promise<{ selfEvaluationId: string }> {
  const enterpriseId = enterpriseOf(actor)
  const report = selfEvaluationSchema.parse(typed)
  const today = shanghaiDate(casework.clock.now())
  refuseUnknownIndustry(casework.pack(casework.currentPack), report.industry, report.specialty)
  if (report.evaluatedOn > today) throw new Refusal('self-evaluation.date-in-future', 422, { fields: { evaluatedOn: 'date.in-future' } })
  const { licence, deductionSummary } = report.attachments
  await refuseForeignUploads(casework.store, actor, { 'attachments.licence': licence, 'attachments.deductionSummary': deductionSummary })
  const digest = createHash('sha256').update(JSON.stringify([enterpriseId, report])).digest('hex').slice(0, 24)
  const intent = await perform(casework, {
    id: `self-evaluation:${enterpriseId}:${digest}`,
    kind: 'submit-self-evaluation',
    effect: submitSelfEvaluationEffect,
    actor,
    payload: report,
    facts: { selfEvaluationId: `SE-${digest}` },
    takenCode: 'self-evaluation.submitted-already',
  })
  return { selfEvaluationId: intent.facts.selfEvaluationId as string }
}

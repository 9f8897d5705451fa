import { Refusal } from '../../domain/errors.js'
import type { CorrectionBatch } from '../../domain/case.js'
import type { FormEffect, Scene } from './form-effect.js'

/**
 * NX-11: an application that does not meet NX-10 is refused in writing. The automatic check judges what the enterprise stated, so the officer
 * may still accept after an answered batch of corrections mended it, and then has to say why.
 */
function refuseAcceptingUnmet({ record, payload }: Scene<'preliminary-check'>): void {
  const check = record.conditionCheck
  if (payload.outcome !== 'accepted' || !check || check.allMet) return
  const unmet = check.verdicts.filter(({ verdict }) => verdict === 'not-met').map(({ conditionId }) => conditionId)
  const answered = record.correctionBatches.some(({ answeredAt }) => answeredAt)
  if (!answered) throw new Refusal('preliminary-check.conditions-not-met', 409, { conditions: unmet })
  if (payload.opinion === '') throw new Refusal('preliminary-check.opinion-required', 422, { conditions: unmet, fields: { opinion: 'text.required' } })
}

function batchOf({ task, payload }: Scene<'preliminary-check'>): CorrectionBatch {
  return {
    batchId: `B${task.taskKey}`,
    items: payload.corrections.map((correction, index) => ({ ...correction, itemId: `B${task.taskKey}-${index + 1}`, state: 'open' as const })),
  }
}

export const preliminaryCheck: FormEffect<'preliminary-check'> = {
  parts: ['preliminaryChecks', 'correctionBatches'],
  check: refuseAcceptingUnmet,
  change: (scene) => {
    const { task, payload, actor, at } = scene
    const entry = { taskKey: task.taskKey, outcome: payload.outcome, opinion: payload.opinion, reasons: payload.reasons, by: actor.accountId, at }
    return {
      update: {
        $push: { preliminaryChecks: entry, ...(payload.outcome === 'corrections' ? { correctionBatches: batchOf(scene) } : {}) },
      },
    }
  },
  variables: ({ outcome }) => ({ preliminaryOutcome: outcome }),
}

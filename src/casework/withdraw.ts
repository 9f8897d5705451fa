import type { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import type { CaseRecord } from '../domain/case.js'
import { messageNames } from '../domain/messages.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { withdrawalSchema } from '../domain/task-forms.js'
import { changeCase, findCase, partsOf, refusalOf, stillRunning } from './case-records.js'
import { messageLifetime, type Casework } from './context.js'
import { ownCase } from './enterprise-case.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'

type Withdrawal = z.infer<typeof withdrawalSchema>

/** Withdrawal and confirmation exclude each other: whichever atomic write comes first forbids the other. */
export const withdrawEffect: Effect = {
  async apply({ store }, intent) {
    const { reason } = intent.payload as Withdrawal
    const after = await changeCase(store, intent.caseId!, {
      intentId: intent._id,
      onlyIf: { ...stillRunning, confirmation: { $exists: false } },
      update: { $set: { withdrawal: { reason, by: intent.actor.accountId, at: intent.at } } },
    })
    if (!after) throw whyNot(await findCase(store, intent.caseId!))
    return { before: { withdrawal: null }, after: partsOf(after, ['withdrawal']) }
  },
  command: ({ engine }, intent) =>
    engine.publishMessage({
      name: messageNames.applicationWithdrawn,
      correlationKey: intent.caseId!,
      messageId: intent._id,
      timeToLive: messageLifetime,
    }),
}

/**
 * Withdraws an application before the grade is confirmed (applying is voluntary, NX-3).
 * @throws Refusal `withdrawal.after-confirmation`, `case.withdrawn`, `case.ended` (409).
 */
export async function withdraw(casework: Casework, actor: Actor, caseId: string, typed: Withdrawal): Promise<Performed> {
  const record = await ownCase(casework, actor, caseId)
  const payload = withdrawalSchema.parse(typed)
  const act = { id: `withdraw:${caseId}`, actor, payload, takenCode: 'case.withdrawn' }
  if (!(await earlierAct(casework, act)) && (record.withdrawal || record.confirmation || record.outcome)) throw whyNot(record)
  return performed(await perform(casework, { ...act, kind: 'withdraw', effect: withdrawEffect, caseId }))
}

function whyNot(record: CaseRecord | undefined): Refusal {
  if (record?.confirmation) return new Refusal('withdrawal.after-confirmation', 409)
  return refusalOf(record)
}

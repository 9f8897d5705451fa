import type { CaseRecord } from '../domain/case.js'
import { maySeeCase } from '../domain/case-access.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'

/** The case is not stored yet: who asked tries again. */
export class CaseUnknown extends Error {
  constructor(caseId: string) {
    super(`case ${caseId} is not stored`)
    this.name = 'CaseUnknown'
  }
}

/** The stored record of a case, `undefined` when there is none. */
export async function findCase(store: Store, caseId: string): Promise<CaseDocument | undefined> {
  return (await casesOf(store).findById(caseId).lean<CaseDocument | null>()) ?? undefined
}

/**
 * The case as that actor may act on it.
 * @throws Refusal `case.unknown` (404) alike for none and for one the actor may not know of.
 */
export async function caseFor(store: Store, actor: Actor, caseId: string): Promise<CaseDocument> {
  const record = await findCase(store, caseId)
  if (!record || !maySeeCase(actor, record)) throw new Refusal('case.unknown', 404)
  return record
}

/** An atomic change of one case that an intent makes at most once. */
export interface CaseChange {
  intentId: string
  update: Record<string, Record<string, unknown>>
  onlyIf?: Record<string, unknown>
  /** Positional conditions of `update`'s `$[name]` paths. */
  arrayFilters?: Record<string, unknown>[]
}

/**
 * Applies a change unless the intent is in the record already. `undefined` when `onlyIf` does not hold any more: nothing was
 * changed, and the caller says why.
 */
export async function changeCase(store: Store, caseId: string, change: CaseChange): Promise<CaseDocument | undefined> {
  const { $push, ...rest } = change.update
  const changed = await casesOf(store)
    .findOneAndUpdate(
      { _id: caseId, appliedIntents: { $ne: change.intentId }, ...change.onlyIf },
      { ...rest, $push: { ...$push, appliedIntents: change.intentId } },
      { returnDocument: 'after', ...(change.arrayFilters ? { arrayFilters: change.arrayFilters } : {}) },
    )
    .lean<CaseDocument | null>()
  if (changed) return changed
  const record = await findCase(store, caseId)
  return record?.appliedIntents.includes(change.intentId) ? record : undefined
}

/** Conditions under which a case still takes acts. */
export const stillRunning = { withdrawal: { $exists: false }, outcome: { $exists: false } }

/** Why a case does not take an act any more. */
export function refusalOf(record: CaseRecord | undefined): Refusal {
  if (!record) return new Refusal('case.unknown', 404)
  if (record.withdrawal) return new Refusal('case.withdrawn', 409)
  if (record.outcome) return new Refusal('case.ended', 409, { outcome: record.outcome })
  return new Refusal('case.changed-meanwhile', 409)
}

/** The named parts of a record, for the audit trail. */
export function partsOf(record: CaseRecord | undefined, parts: (keyof CaseRecord)[]): Record<string, unknown> {
  return Object.fromEntries(parts.map((part) => [part, record?.[part] ?? null]))
}

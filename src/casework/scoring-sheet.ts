import { Refusal } from '../domain/errors.js'
import type { ScoredItem } from '../domain/ports.js'
import { isJudged } from '../domain/score.js'
import type { Store } from '../store/connection.js'
import { scoringItemsOf, type ScoringItem } from '../store/models/scoring-items.js'
import { standardsOf, type StandardDocument } from '../store/models/standards.js'

/**
 * The standard in force for an industry (NX-6): its own newest, else the newest of those that serve every industry.
 * @throws Refusal `scoring.no-standard` (409) when none was imported yet.
 */
export async function standardInForce(store: Store, industry: string): Promise<StandardDocument> {
  const standards = standardsOf(store)
  const newest = { importedAt: -1 } as const
  const own = await standards.findOne({ industries: industry }).sort(newest).lean<StandardDocument | null>()
  const found = own ?? (await standards.findOne({ industries: { $size: 0 } }).sort(newest).lean<StandardDocument | null>())
  if (!found) throw new Refusal('scoring.no-standard', 409, { industry })
  return found
}

/** Items of a sheet in the standard's order. */
export async function sheetItems(store: Store, caseId: string, round: number): Promise<ScoringItem[]> {
  return scoringItemsOf(store).find({ caseId, round }).sort({ position: 1 }).lean<ScoringItem[]>()
}

/** Items still to be judged in that round, those whose reason is missing among them. */
export async function undoneItems(store: Store, caseId: string, round: number): Promise<ScoringItem[]> {
  const items = await sheetItems(store, caseId, round)
  if (items.length === 0) throw new Refusal('scoring.no-sheet', 409)
  return items.filter((item) => !isJudged(item))
}

/** The scoring task that closed a sheet last; empty while it never was. */
export async function closedFor(store: Store, caseId: string, round: number): Promise<string> {
  const item = await scoringItemsOf(store).findOne({ caseId, round, position: 0 }, { lockedFor: 1 }).lean<Pick<ScoringItem, 'lockedFor'> | null>()
  return item?.lockedFor ?? ''
}

/**
 * Closes a sheet for one scoring task, so that no change can slip in behind its completion. Returns the items that are undone, in which
 * case the sheet is open again.
 */
export async function closeSheet(store: Store, caseId: string, round: number, taskKey: string): Promise<ScoringItem[]> {
  const sheet = { caseId, round }
  await scoringItemsOf(store).updateMany(sheet, { $set: { lockedFor: taskKey } })
  const undone = await undoneItems(store, caseId, round)
  if (undone.length > 0) await scoringItemsOf(store).updateMany({ ...sheet, lockedFor: taskKey }, { $set: { lockedFor: '' } })
  return undone
}

/** What people and the score see of an item. */
export function scoredItem(stored: ScoringItem): ScoredItem {
  const { _id, caseId: _caseId, round: _round, position: _position, lockedFor: _lockedFor, unaudited: _unaudited, ...item } = stored
  return item
}

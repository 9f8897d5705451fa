import type { CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import type { ScoredItem } from '../domain/ports.js'
import { fullReviewRound, reReviewRound } from '../domain/review-round.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
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

/** Items still to be judged in that round: neither kept nor missing nor marked done. */
export async function undoneItems(store: Store, caseId: string, round: number): Promise<ScoringItem[]> {
  const items = await sheetItems(store, caseId, round)
  if (items.length === 0) throw new Refusal('scoring.no-sheet', 409)
  return items.filter((item) => !item.kept && !item.missing && !item.done)
}

/** Makes the sheet of the full review on the standard in force; an existing one stays as it is. */
export async function openFullSheet(store: Store, record: CaseRecord): Promise<void> {
  if (await scoringItemsOf(store).exists({ caseId: record.caseId, round: fullReviewRound, position: 0 })) return
  const standard = await standardInForce(store, record.industry)
  await insertItems(
    store,
    standard.items.map((item, position) => ({
      ...keyOf(record.caseId, fullReviewRound, item.itemId),
      position,
      ...pointsOf(item),
      missing: false,
      deduction: 0,
      deductionNote: '',
      vetoed: false,
      kept: false,
      done: false,
      version: 1,
      lockedFor: '',
    })),
  )
}

/**
 * Makes the sheet of the re-review (NX-15c): the requested items open, every other item with its last conclusion. Items requested later are
 * opened in the existing sheet.
 */
export async function openReReviewSheet(store: Store, caseId: string, requested: string[]): Promise<void> {
  const items = await sheetItems(store, caseId, fullReviewRound)
  await insertItems(
    store,
    items.map((item) => ({
      ...item,
      ...keyOf(caseId, reReviewRound, item.itemId),
      ...(requested.includes(item.itemId) ? reopened : { kept: true, done: true }),
      version: 1,
      lockedFor: '',
    })),
  )
  await scoringItemsOf(store).updateMany(
    { caseId, round: reReviewRound, itemId: { $in: requested }, kept: true },
    { $set: reopened, $inc: { version: 1 } },
  )
}

/** To be judged anew; nothing of the last deduction is taken over. */
const reopened = { kept: false, done: false, missing: false, deduction: 0, deductionNote: '', vetoed: false }

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
export function scoredItem({ _id, caseId: _caseId, round: _round, position: _position, lockedFor: _lockedFor, ...item }: ScoringItem): ScoredItem {
  return item
}

const keyOf = (caseId: string, round: number, itemId: string) => ({ _id: `${caseId}:${round}:${itemId}`, caseId, round, itemId })

const pointsOf = ({ category, project, content, points, veto }: StandardDocument['items'][number]) => ({ category, project, content, points, veto })

/** Inserts what is not there yet: another process may be making the same sheet. */
async function insertItems(store: Store, items: ScoringItem[]): Promise<void> {
  try {
    await scoringItemsOf(store).insertMany(items, { ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

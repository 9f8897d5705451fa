import type { CaseRecord } from '../domain/case.js'
import { fullReviewRound } from '../domain/review-round.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import { scoringItemsOf, type ScoringItem } from '../store/models/scoring-items.js'
import { standardsOf, type StandardDocument } from '../store/models/standards.js'
import { findCase } from './case-records.js'
import { sheetItems, standardInForce } from './scoring-sheet.js'

/**
 * Opens the scoring sheet of a round. The first has every item of the standard fixed on the case; a later one repeats the round before,
 * with the items of `rescore` to be judged anew and the others kept (NX-15c). Opened again before scoring began, its selection is replaced.
 */
export async function openSheet(store: Store, caseId: string, round: number, rescore: string[] = []): Promise<void> {
  const record = await findCase(store, caseId)
  if (!record) throw new Error(`case ${caseId} is not stored`)
  if (round === fullReviewRound) return openFullSheet(store, record)
  const before = await sheetItems(store, caseId, round - 1)
  if (before.length === 0) throw new Error(`case ${caseId} has no sheet of round ${round - 1}`)
  const selected = before.map(({ unaudited: _unaudited, ...item }) => ({
    ...item,
    ...keyOf(caseId, round, item.itemId),
    ...(rescore.includes(item.itemId) ? reopened : kept),
    version: 1,
    lockedFor: '',
  }))
  await insertMissing(store, selected)
  await replaceSelection(store, selected)
}

async function openFullSheet(store: Store, record: CaseRecord): Promise<void> {
  const standard = await fixedStandard(store, record)
  await insertMissing(
    store,
    standard.items.map(({ itemId, category, project, content, points, veto }, position) => ({
      ...keyOf(record.caseId, fullReviewRound, itemId),
      position,
      ...{ category, project, content, points, veto },
      ...reopened,
      version: 1,
      lockedFor: '',
    })),
  )
}

/** The standard the case is scored on: fixed on it once, whatever is imported later. */
async function fixedStandard(store: Store, record: CaseRecord): Promise<StandardDocument> {
  if (!record.standard) {
    const { standardId, version } = await standardInForce(store, record.industry)
    await casesOf(store).updateOne({ _id: record.caseId, standard: { $exists: false } }, { $set: { standard: { standardId, version } } })
  }
  const fixed = record.standard ?? (await findCase(store, record.caseId))?.standard
  const standard = await standardsOf(store).findOne({ standardId: fixed!.standardId, version: fixed!.version }).lean<StandardDocument | null>()
  if (!standard) throw new Error(`standard ${fixed!.standardId} version ${fixed!.version} is not stored`)
  return standard
}

/** Judged anew: nothing of an earlier deduction is taken over. */
const reopened = { kept: false, done: false, missing: false, deduction: 0, deductionNote: '', vetoed: false }
const kept = { kept: true, done: true }

const keyOf = (caseId: string, round: number, itemId: string) => ({ _id: `${caseId}:${round}:${itemId}`, caseId, round, itemId })

/** Inserts what is not there yet: another process may be opening the same sheet. */
async function insertMissing(store: Store, items: ScoringItem[]): Promise<void> {
  try {
    await scoringItemsOf(store).insertMany(items, { ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/** Turns items that nobody has judged in this round into what the new selection says of them. */
async function replaceSelection(store: Store, selected: ScoringItem[]): Promise<void> {
  const turned = selected.map(({ _id, ...item }) => ({
    updateOne: {
      filter: { _id, kept: !item.kept, version: 1, lockedFor: '' },
      update: {
        $set: {
          kept: item.kept,
          done: item.done,
          missing: item.missing,
          deduction: item.deduction,
          deductionNote: item.deductionNote,
          vetoed: item.vetoed,
        },
      },
    },
  }))
  await scoringItemsOf(store).bulkWrite(turned)
}

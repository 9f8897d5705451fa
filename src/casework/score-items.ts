import { z } from 'zod'
import { regionsConcerned } from '../domain/administration.js'
import type { CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import type { ScoredItem } from '../domain/ports.js'
import { reReviewRound } from '../domain/review-round.js'
import { candidateGroupsOf, type Actor } from '../domain/role.js'
import type { ScoreChange } from '../domain/services.js'
import { isJudged } from '../domain/score.js'
import { textSchema } from '../domain/text.js'
import { settleAudit } from '../store/audited-change.js'
import type { AuditEntry } from '../store/models/audit.js'
import { scoringItemsOf, type ScoringItem } from '../store/models/scoring-items.js'
import { caseFor } from './case-records.js'
import type { Casework, HumanTaskView } from './context.js'
import { scoredItem, sheetItems } from './scoring-sheet.js'
import { refuseBeforeVisit } from './visit-day.js'

const changesSchema = z
  .array(
    z.object({
      itemId: z.string().min(1).max(60),
      version: z.number().int().min(0),
      missing: z.boolean().optional(),
      deduction: z.number({ error: 'number.required' }).min(0, { error: 'number.negative' }).optional(),
      deductionNote: textSchema(1000, 0).optional(),
      vetoed: z.boolean().optional(),
      done: z.boolean().optional(),
    }),
  )
  .max(2000)

export interface ScoreAnswer {
  items: ScoredItem[]
  conflicts: { itemId: string; stored: ScoredItem }[]
}

/**
 * Judges items of a scoring sheet (NX-13). All changes are checked before the first is written; an item somebody else changed meanwhile is
 * not written but answered as a conflict. The same change sent twice is one.
 * @throws Refusal `scoring.not-open`, `visit.not-begun`, `scoring.changes-invalid` with the fields (points above the item's, veto on an item that is none …).
 */
export async function scoreItems(casework: Casework, actor: Actor, caseId: string, round: number, input: ScoreChange[]): Promise<ScoreAnswer> {
  const record = await caseFor(casework.store, actor, caseId)
  const changes = changesSchema.parse(input)
  const task = await openScoringTask(casework, actor, record.caseId, round)
  refuseBeforeVisit(record, casework.clock.now())
  const stored = new Map((await sheetItems(casework.store, caseId, round)).map((item) => [item.itemId, item]))
  refuseInvalid(changes, stored)
  const answer: ScoreAnswer = { items: [], conflicts: [] }
  const changed: (Written & { entry: AuditEntry })[] = []
  try {
    for (const change of changes) {
      const after = await writeItem(casework, actor, { task, record }, stored.get(change.itemId)!, change)
      if (after.entry) changed.push({ ...after, entry: after.entry })
      if (after.written) answer.items.push(scoredItem(after.item))
      else answer.conflicts.push({ itemId: change.itemId, stored: scoredItem(after.item) })
      stored.set(change.itemId, after.item)
    }
  } finally {
    await settleAudit(casework.store, 'scoringItems', changed.map(({ item }) => item._id), changed.map(({ entry }) => entry))
  }
  return answer
}

/** The open scoring task of that round, one of whose candidates the actor is. */
async function openScoringTask(casework: Casework, actor: Actor, caseId: string, round: number): Promise<HumanTaskView> {
  const formId = round === reReviewRound ? 'score-rectified-items' : 'score-on-site'
  const open = await casework.tasks.openOfCase(caseId, formId)
  if (open.length === 0) throw new Refusal('scoring.not-open', 409)
  const groups = candidateGroupsOf(actor)
  const mine = open.find((task) => task.candidateGroups.some((group) => groups.includes(group)))
  if (!mine) throw new Refusal('task.not-yours', 403)
  return mine
}

function refuseInvalid(changes: ScoreChange[], stored: Map<string, ScoringItem>): void {
  const fields: Record<string, string> = {}
  changes.forEach((change, index) => {
    const item = stored.get(change.itemId)
    if (!item) fields[`changes.${index}.itemId`] = 'scoring.item-unknown'
    else if (item.kept) fields[`changes.${index}.itemId`] = 'scoring.item-kept'
    else if (change.deduction !== undefined && change.deduction > item.points) fields[`changes.${index}.deduction`] = 'scoring.deduction-above-points'
    else if (change.vetoed && !item.veto) fields[`changes.${index}.vetoed`] = 'scoring.not-a-veto-item'
    else if (change.done && !isJudged({ ...item, ...judged(item, change) })) fields[`changes.${index}.deductionNote`] = 'scoring.reason-required'
  })
  if (Object.keys(fields).length > 0) throw new Refusal('scoring.changes-invalid', 422, { fields })
}

/** An item that does not apply loses no points and vetoes nothing. */
function judged(before: ScoringItem, change: ScoreChange): Partial<ScoringItem> {
  const { itemId: _itemId, version: _version, ...said } = change
  const missing = said.missing ?? before.missing
  return { ...said, ...(missing ? { deduction: 0, vetoed: false } : {}) }
}

interface Sheet {
  task: HumanTaskView
  record: CaseRecord
}

interface Written {
  item: ScoringItem
  written: boolean
  /** What the audit trail says of it; none where nothing was changed. */
  entry?: AuditEntry
}

/** Change and audit entry are one write: the item carries the entry until the trail has it. */
async function writeItem({ store, clock }: Casework, actor: Actor, { task, record }: Sheet, known: ScoringItem, change: ScoreChange): Promise<Written> {
  const items = scoringItemsOf(store)
  const read = async () => (await items.findById(known._id).lean<ScoringItem | null>()) ?? known
  const before = known.version === change.version ? known : await read()
  const values = { ...judged(before, change), scoredBy: actor.accountId }
  if (before.version === change.version) {
    const entry = entryOf(actor, record, clock.now(), before, { ...before, ...values, version: before.version + 1 })
    const after = await items
      .findOneAndUpdate(
        { _id: before._id, version: change.version, lockedFor: { $ne: task.taskKey } },
        { $set: values, $inc: { version: 1 }, $push: { unaudited: entry } },
        { returnDocument: 'after' },
      )
      .lean<ScoringItem | null>()
    if (after) return { written: true, item: after, entry }
  }
  const current = await read()
  if (current.lockedFor === task.taskKey) throw new Refusal('scoring.not-open', 409)
  const same = Object.entries(values).every(([name, value]) => current[name as keyof ScoringItem] === value)
  return { written: same, item: current }
}

function entryOf(actor: Actor, record: CaseRecord, at: Date, before: ScoringItem, after: ScoringItem): AuditEntry {
  const { accountId, displayName, role, regionCode } = actor
  return {
    _id: `score:${after._id}:${after.version}`,
    trail: 'audit',
    at,
    ...{ accountId, displayName, role, regionCode, concerns: regionsConcerned({ case: record }), act: 'score-item', caseId: after.caseId, subject: after.itemId },
    before: judgement(before),
    after: judgement(after),
  }
}

const judgement = ({ missing, deduction, deductionNote, vetoed, done, version }: ScoringItem) => ({
  missing,
  deduction,
  deductionNote,
  vetoed,
  done,
  version,
})

import { Refusal } from '../domain/errors.js'
import type { ScoredItem } from '../domain/ports.js'
import { fullReviewRound, reReviewRound } from '../domain/review-round.js'
import type { Actor } from '../domain/role.js'
import { isJudged } from '../domain/score.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { scoringItemsOf, type ScoringItem } from '../store/models/scoring-items.js'
import { standardsOf } from '../store/models/standards.js'
import { isConcluded } from './case-for-enterprise.js'
import type { CaseView } from './case-view.js'
import { createSheetPresence } from './sheet-presence.js'

/** The sheet of a round with what is scored so far. */
export function createScoring(store: Store, cases: CaseView) {
  const presence = createSheetPresence()
  return async (actor: Actor, caseId: string, wanted?: number) => {
    const record = await cases.record(actor, caseId)
    const round = wanted ?? (record.reReview ? reReviewRound : fullReviewRound)
    const forEnterprise = actor.role === 'enterprise'
    // the enterprise learns of its score with the conclusion, not while experts still write
    if (forEnterprise && !isConcluded(record, round)) throw new Refusal('scoring.no-sheet', 404)
    const rows = await scoringItemsOf(store).find({ caseId, round }).sort({ position: 1 }).lean<ScoringItem[]>()
    if (rows.length === 0) throw new Refusal('scoring.no-sheet', 404)
    const standard = record.standard && (await standardsOf(store).findOne({ ...record.standard }, { standardId: 1, version: 1, title: 1, totalPoints: 1, sample: 1 }).lean())
    return {
      round,
      kind: round === reReviewRound ? ('re-review' as const) : ('full' as const),
      standard: standard
        ? { standardId: standard.standardId, version: standard.version, title: standard.title, totalPoints: standard.totalPoints, sample: standard.sample }
        : null,
      items: rows.map(({ _id, caseId: _caseId, round: _round, position: _position, lockedFor: _locked, unaudited: _unaudited, scoredBy, ...item }) =>
        forEnterprise || scoredBy === undefined ? item : { ...item, scoredBy },
      ),
      totals: totalsOf(rows),
      scorers: forEnterprise ? {} : await namesOf(store, rows),
      alsoHere: actor.role === 'expert' ? presence.seen(`${caseId}:${round}`, actor) : [],
    }
  }
}

/** Names of those who judged items, by account. */
async function namesOf(store: Store, rows: ScoringItem[]): Promise<Record<string, string>> {
  const ids = [...new Set(rows.flatMap(({ scoredBy }) => scoredBy ?? []))]
  const found = await accountsOf(store).find({ _id: { $in: ids } }, { displayName: 1 }).lean<Pick<Account, '_id' | 'displayName'>[]>()
  return Object.fromEntries(found.map(({ _id, displayName }) => [_id, displayName]))
}

/** Sums of a sheet in points; `score` is what it would be now, rounded down to 2 digits, and null while every item is missing. */
export function totalsOf(items: ScoredItem[]) {
  const sum = (of: (item: ScoredItem) => number) => items.reduce((total, item) => total + Math.round(of(item) * 100), 0)
  const total = sum((item) => item.points)
  const missing = sum((item) => (item.missing ? item.points : 0))
  const obtained = sum((item) => (item.missing ? 0 : item.points - item.deduction))
  const base = total - missing
  return {
    items: items.length,
    done: items.filter(isJudged).length,
    total: total / 100,
    missing: missing / 100,
    obtained: obtained / 100,
    score: base === 0 ? null : Math.floor((obtained * 10_000) / base) / 100,
    vetoed: items.filter((item) => item.vetoed && !item.missing).map((item) => item.itemId),
  }
}

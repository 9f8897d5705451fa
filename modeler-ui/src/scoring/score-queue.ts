import type { ScoreChange } from '@/api/tasks'
import type { ScoredItem, SheetTotals } from '@/api/types'

export type Typed = Omit<ScoreChange, 'itemId' | 'version'>

/** Points as whole hundredths: sums of 0.1 must not show 0.30000000000000004. */
const hundredths = (points: number) => Math.round(points * 100)

/** Points taken off, a veto and a missing item are said with a reason; without it the item is not judged (as the server has it). */
export const lacksReason = ({ missing, vetoed, deduction, deductionNote }: ScoredItem): boolean => (missing || vetoed || deduction > 0) && deductionNote.trim() === ''
export const isJudged = (item: ScoredItem): boolean => item.kept || ((item.done || item.missing) && !lacksReason(item))

/** What is wrong with what was typed; a catalogue key, or nothing. Such a change waits here and is not sent. */
export function problemOf(item: ScoredItem): string | undefined {
  return wrongNumber(item) ?? (item.done && !item.kept && lacksReason(item) ? 'reasonNeeded' : undefined)
}

function wrongNumber(item: ScoredItem): string | undefined {
  if (!Number.isFinite(item.deduction)) return 'notANumber'
  if (item.deduction < 0) return 'negative'
  if (item.deduction > item.points) return 'abovePoints'
  return undefined
}

/** The item as it reads with what was typed but not yet stored. An item that does not apply loses no points. */
export function overlay(stored: ScoredItem, typed: Typed | undefined): ScoredItem {
  if (!typed) return stored
  const item = { ...stored, ...typed }
  return item.missing ? { ...item, deduction: 0, vetoed: false } : item
}

/** `soFar` is obtained and possible of the items judged already. */
export interface Totals extends Omit<SheetTotals, 'vetoed' | 'score'> {
  done: number
  items: number
  vetoed: number
  kept: number
  score: number
  soFar: { obtained: number; possible: number }
}

/** points obtained ÷ (total − missing) × 100, rounded down to two digits; the server computes the one that counts. */
export function totalsOf(items: ScoredItem[]): Totals {
  let [total, missing, obtained, done, vetoed, kept, obtainedSoFar, possibleSoFar] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const item of items) {
    total += hundredths(item.points)
    if (item.missing) missing += hundredths(item.points)
    else {
      const got = hundredths(item.points) - hundredths(wrongNumber(item) ? 0 : item.deduction)
      obtained += got
      if (isJudged(item)) {
        obtainedSoFar += got
        possibleSoFar += hundredths(item.points)
      }
    }
    if (item.kept) kept++
    else if (isJudged(item)) done++
    if (item.vetoed && !item.missing) vetoed++
  }
  const score = total > missing ? Math.floor((obtained * 10_000) / (total - missing)) / 100 : 0
  return { total: total / 100, missing: missing / 100, obtained: obtained / 100, score, done, items: items.length - kept, vetoed, kept, soFar: { obtained: obtainedSoFar / 100, possible: possibleSoFar / 100 } }
}

/** Items grouped category → project, in the standard's order. */
export function groupsOf(items: ScoredItem[]): { category: string; projects: { project: string; items: ScoredItem[] }[] }[] {
  const groups: ReturnType<typeof groupsOf> = []
  for (const item of items) {
    let group = groups.at(-1)
    if (group?.category !== item.category) {
      group = groups.find((one) => one.category === item.category)
      if (!group) groups.push((group = { category: item.category, projects: [] }))
    }
    let project = group.projects.find((one) => one.project === item.project)
    if (!project) group.projects.push((project = { project: item.project, items: [] }))
    project.items.push(item)
  }
  return groups
}

import { setAt, valueAt, type Content } from '@/fields/field'

/** A field that another window saved differently: what it says there, and whether it was typed into here too. */
export interface Difference {
  path: string
  theirs: unknown
  typed: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
export const plainCopy = (content: Content): Content => JSON.parse(JSON.stringify(content)) as Content

/**
 * What is typed here (begun from `base`) on top of what another window stored: a field nobody typed into here is as stored, one typed into
 * stays as typed. Nothing is lost; the differences say what the other window changed.
 */
export function mergeLedger(base: Content, mine: Content, theirs: Content, paths: string[]): { content: Content; differences: Difference[] } {
  const content = plainCopy({ ...theirs })
  const differences: Difference[] = []
  for (const path of paths) {
    const [before, here, there] = [base, mine, theirs].map((one) => valueAt(one, path))
    const typed = !same(before, here)
    if (typed) setAt(content, path, here)
    if (!same(before, there) && !same(here, there)) differences.push({ path, theirs: there, typed })
  }
  return { content, differences }
}

/** Something that happened, with its place in the order of all of them: newest first, by moment and then by key. */
export interface Placed {
  at: Date
  /** `<source>:<id>`, unique within a case. */
  key: string
}

/** Where a list was read to. */
export interface Place {
  at: Date
  key: string
}

/** Place of a cursor `<milliseconds>.<key>`, as `next` gave it. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (!cursor) return undefined
  const dot = cursor.indexOf('.')
  return { at: new Date(Number(cursor.slice(0, dot))), key: cursor.slice(dot + 1) }
}

export const isAfter = (one: Placed, place: Place | undefined): boolean =>
  !place || one.at < place.at || (one.at.getTime() === place.at.getTime() && one.key < place.key)

/** Condition for the documents of one source that come after a place: on the field of their moment and on `_id`. */
export function sourceAfter(place: Place | undefined, source: string, field: string): Record<string, unknown> {
  if (!place) return {}
  const [placeSource = '', ...rest] = place.key.split(':')
  if (source !== placeSource) return { [field]: source < placeSource ? { $lte: place.at } : { $lt: place.at } }
  return { $or: [{ [field]: { $lt: place.at } }, { [field]: place.at, _id: { $lt: rest.join(':') } }] }
}

/** The first `size` of what was found in all sources, and the cursor of what follows, if anything does. */
export function firstOf<T extends Placed>(found: T[], size: number): { items: T[]; next: string | null } {
  const sorted = [...found].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : -1))
  const items = sorted.slice(0, size)
  const last = items.at(-1)
  return { items, next: last && sorted.length > size ? `${last.at.getTime()}.${last.key}` : null }
}

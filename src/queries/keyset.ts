/** Rows of a list that is read on from where one stopped: newest first, by moment and then id, however long the list is. */
export const rowsAPiece = 20

/** Where one stopped: `<milliseconds>.<id>`. */
export type Cursor = string

/** Condition on the field of the moment and `_id` for what comes after a cursor. */
export function after(cursor: Cursor | undefined, field: string): Record<string, unknown> {
  if (!cursor) return {}
  const dot = cursor.indexOf('.')
  const at = new Date(Number(cursor.slice(0, dot)))
  return { $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: cursor.slice(dot + 1) } }] }
}

/** Splits what was found, one row more than are shown, into the rows and the cursor of the next piece, if there is one. */
export function piece<T extends { _id: string }>(found: T[], moment: (row: T) => Date): { rows: T[]; next: Cursor | null } {
  const rows = found.slice(0, rowsAPiece)
  const last = rows.at(-1)
  return { rows, next: last && found.length > rowsAPiece ? `${moment(last).getTime()}.${last._id}` : null }
}

/** Counting stops here: 1001 is shown as 1000+. */
export const countedUpTo = 1_001

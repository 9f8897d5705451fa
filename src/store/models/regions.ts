import { collection } from '../connection.js'

/** A region with an authority: `_id` = six-digit administrative code; `parent` empty for the top one. */
export interface Region {
  _id: string
  name: string
  parent: string
  /** Full name of its competent authority (安全监管部门). */
  authorityName: string
}

export const regionsOf = collection<Region>('regions', { _id: String, name: String, parent: String, authorityName: String }, [
  [{ parent: 1, _id: 1 }],
])

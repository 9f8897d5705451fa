import { collection } from '../connection.js'

/** What somebody typed and has not handed in: `_id` = `<owner>:<kind>`, e.g. `E0001:application` or `<account>:task:<key>`. */
export interface Draft {
  _id: string
  owner: string
  kind: string
  version: number
  content: unknown
  savedAt: Date
  savedBy: string
}

export const draftsOf = collection<Draft>(
  'drafts',
  { _id: String, owner: String, kind: String, version: Number, content: {}, savedAt: Date, savedBy: String },
  [[{ owner: 1, savedAt: -1 }]],
)

import { collection } from '../connection.js'

/**
 * What somebody typed and has not handed in. `_id` = `<owner>|<subject>`; owner `enterprise:<id>` or `account:<id>`, subject
 * `application`, `self-evaluation` or `task:<key>`.
 */
export interface DraftDocument {
  _id: string
  version: number
  content: unknown
  savedAt: Date
}

export const draftsOf = collection<DraftDocument>('drafts', { _id: String, version: Number, content: {}, savedAt: Date })

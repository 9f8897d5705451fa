import { collection } from '../connection.js'

/** One item of a scoring standard (NX-6): category → project → content, points, and whether failing it vetoes the grade. */
export interface StandardItem {
  itemId: string
  category: string
  project: string
  content: string
  points: number
  veto: boolean
}

/** One version of a scoring standard; `_id` = `<standardId>:<version>`; never changed. `industry` `*` serves every industry without its own. */
export interface Standard {
  _id: string
  standardId: string
  version: number
  title: string
  industry: string
  sample: boolean
  /** First day it applies, YYYY-MM-DD. */
  inForceFrom: string
  importedAt: Date
  importedBy: string
  items: StandardItem[]
}

export const standardsOf = collection<Standard>(
  'standards',
  {
    _id: String,
    standardId: String,
    version: Number,
    title: String,
    industry: String,
    sample: Boolean,
    inForceFrom: String,
    importedAt: Date,
    importedBy: String,
    items: [{}],
  },
  [[{ standardId: 1, version: -1 }, { unique: true }], [{ industry: 1, inForceFrom: -1 }]],
)

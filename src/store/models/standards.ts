import { collection } from '../connection.js'

/** One row of a scoring standard (NX-6): category → project → content → points. */
export interface StandardItem {
  itemId: string
  category: string
  project: string
  content: string
  points: number
  veto: boolean
}

/** One version of a scoring standard; a version never changes once stored. `_id` = `<standardId>@<version>`. */
export interface StandardDocument {
  _id: string
  standardId: string
  version: number
  title: string
  /** Industry ids it applies to; empty = every industry without a standard of its own. */
  industries: string[]
  totalPoints: number
  items: StandardItem[]
  sample: boolean
  sha256: string
  importedBy: string
  importedAt: Date
}

/** Scoring standards by version. */
export const standardsOf = collection<StandardDocument>(
  'standards',
  {
    _id: { type: String, required: true },
    standardId: { type: String, required: true },
    version: { type: Number, required: true },
    title: { type: String, required: true },
    industries: [String],
    totalPoints: { type: Number, required: true },
    items: [
      {
        _id: false,
        itemId: { type: String, required: true },
        category: { type: String, required: true },
        project: { type: String, required: true },
        content: { type: String, required: true },
        points: { type: Number, required: true },
        veto: { type: Boolean, required: true },
      },
    ],
    sample: { type: Boolean, default: false },
    sha256: { type: String, required: true },
    importedBy: { type: String, required: true },
    importedAt: { type: Date, required: true },
  },
  [[{ standardId: 1, version: -1 }]],
)

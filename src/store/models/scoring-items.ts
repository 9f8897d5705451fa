import type { ScoredItem } from '../../domain/ports.js'
import { collection } from '../connection.js'
import { unauditedField, unauditedIndex, type Unaudited } from './unaudited.js'

/**
 * One item of one scoring sheet: `_id` = `<caseId>:<round>:<itemId>`. `lockedFor` is the key of the scoring task whose completion
 * closed the sheet: under that task nothing can be written any more, a later scoring task opens it again.
 */
export type ScoringItem = ScoredItem & Unaudited & { _id: string; caseId: string; round: number; position: number; lockedFor: string }

export const scoringItemsOf = collection<ScoringItem>(
  'scoringItems',
  {
    _id: String,
    caseId: String,
    round: Number,
    position: Number,
    itemId: String,
    category: String,
    project: String,
    content: String,
    points: Number,
    veto: Boolean,
    missing: Boolean,
    deduction: Number,
    deductionNote: String,
    vetoed: Boolean,
    scoredBy: String,
    kept: Boolean,
    done: Boolean,
    version: Number,
    lockedFor: String,
    ...unauditedField,
  },
  [[{ caseId: 1, round: 1, position: 1 }, { unique: true }], unauditedIndex],
)

import { collection } from '../connection.js'
import { unauditedField, unauditedIndex, type Unaudited } from './unaudited.js'

/**
 * An enterprise's request to move its seat to another region, with which the competent authority changes. `_id` = enterprise id: one at a
 * time, the last one stays. `granting`: confirmed, and being carried out.
 */
export interface SeatMove extends Unaudited {
  _id: string
  from: string
  to: string
  reason: string
  askedAt: Date
  askedByName: string
  state: 'asked' | 'granting' | 'granted' | 'refused'
  decidedAt?: Date
  decision?: string
}

export const seatMovesOf = collection<SeatMove>(
  'seatMoves',
  { _id: String, from: String, to: String, reason: String, askedAt: Date, askedByName: String, state: String, decidedAt: Date, decision: String, ...unauditedField },
  [[{ state: 1, askedAt: 1 }], unauditedIndex],
)

import type { Role } from '../../domain/role.js'
import { collection } from '../connection.js'
import { unauditedField, unauditedIndex, type Unaudited } from './unaudited.js'

/** Somebody who can sign in. `_id` = account id; `username` is kept in lower case and unique. */
export interface Account extends Unaudited {
  _id: string
  username: string
  passwordHash: string
  displayName: string
  role: Role
  regionCode: string
  /** Industries an officer works on; empty means all. */
  industries: string[]
  enterpriseId?: string
  expertId?: string
  email: string
  active: boolean
  /** Of a process administrator just being locked or moved (real time): counts no more for others who would go. */
  stepsDownAt?: Date
  sample: boolean
  /** Sessions that began before this moment are over (password changed, account locked). */
  sessionsValidFrom: Date
  createdAt: Date
  /** Changes so far by administrators; absent before the first. */
  version?: number
}

export const accountsOf = collection<Account>(
  'accounts',
  {
    _id: String,
    username: String,
    passwordHash: String,
    displayName: String,
    role: String,
    regionCode: String,
    industries: [String],
    enterpriseId: String,
    expertId: String,
    email: String,
    active: Boolean,
    stepsDownAt: Date,
    sample: Boolean,
    sessionsValidFrom: Date,
    createdAt: Date,
    version: Number,
    ...unauditedField,
  },
  [
    [{ username: 1 }, { unique: true }],
    [{ role: 1, regionCode: 1 }],
    [{ enterpriseId: 1 }],
    [{ expertId: 1 }],
    unauditedIndex,
  ],
)

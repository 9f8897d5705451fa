import type { Role } from '../../domain/role.js'
import { collection } from '../connection.js'

/** Somebody who can sign in. `_id` = account id; `username` is kept in lower case and unique. */
export interface Account {
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
  disabled: boolean
  /** True until the person chose a password of their own. */
  mustChangePassword: boolean
  sample: boolean
  failedSignIns: number
  lockedUntil?: Date
  /** Grows with each password change or disabling: sessions of an older number end. */
  sessionEpoch: number
  createdAt: Date
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
    disabled: Boolean,
    mustChangePassword: Boolean,
    sample: Boolean,
    failedSignIns: Number,
    lockedUntil: Date,
    sessionEpoch: Number,
    createdAt: Date,
  },
  [
    [{ username: 1 }, { unique: true }],
    [{ role: 1, regionCode: 1 }],
    [{ enterpriseId: 1 }],
    [{ expertId: 1 }],
  ],
)

import type { Role } from './role.js'

/** An account as its owner and administrators may see it: no password, no hash. */
export interface AccountView {
  accountId: string
  username: string
  displayName: string
  role: Role
  regionCode: string
  industries: string[]
  enterpriseId?: string
  expertId?: string
  email?: string
  active: boolean
  /** Sessions that began before this moment (of the application's clock) are over: password changed, account locked. */
  sessionsValidFrom: Date
  /** Changes so far by administrators. */
  version: number
}

export interface NewAccount {
  username: string
  displayName: string
  role: Role
  regionCode: string
  industries: string[]
  enterpriseId?: string
  expertId?: string
  email?: string
  password: string
}

export interface AccountChange {
  /** What the administrator saw; another one stored is refused. Without it whatever is stored is changed. */
  version?: number
  displayName?: string
  regionCode?: string
  industries?: string[]
  email?: string
  active?: boolean
  password?: string
}

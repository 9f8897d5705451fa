import type { Role } from '../domain/role.js'
import type { Account } from '../store/models/accounts.js'

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
  /** Sessions that began before this moment are over. */
  sessionsValidFrom: Date
}

export function viewOf(account: Account): AccountView {
  const { _id, username, displayName, role, regionCode, industries, enterpriseId, expertId, email, active, sessionsValidFrom } = account
  return {
    accountId: _id,
    ...{ username, displayName, role, regionCode, industries, active, sessionsValidFrom },
    ...(enterpriseId ? { enterpriseId } : {}),
    ...(expertId ? { expertId } : {}),
    ...(email ? { email } : {}),
  }
}

/** How a user name is kept: one spelling for what looks the same. */
export const canonicalUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

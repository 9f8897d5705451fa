import type { AccountView } from '../domain/account.js'
import type { Account } from '../store/models/accounts.js'

export function viewOf(account: Account): AccountView {
  const { _id, username, displayName, role, regionCode, industries, enterpriseId, expertId, email, active, sessionsValidFrom, version = 0 } = account
  return {
    accountId: _id,
    ...{ username, displayName, role, regionCode, industries, active, sessionsValidFrom, version },
    ...(enterpriseId ? { enterpriseId } : {}),
    ...(expertId ? { expertId } : {}),
    ...(email ? { email } : {}),
  }
}

/** How a user name is kept: one spelling for what looks the same. */
export const canonicalUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

import type { Store } from '../store/connection.js'
import { accountsOf } from '../store/models/accounts.js'

/** Accounts that read the inboxes named, e.g. `enterprise:E0001`, `expert:X0001`, `officer:640100`. */
export async function accountsOfInboxes(store: Store, keys: string[]): Promise<string[]> {
  const readers = keys.flatMap((key): Record<string, string>[] => {
    const [kind = '', id = ''] = key.split(':')
    if (kind === 'enterprise') return [{ enterpriseId: id }]
    if (kind === 'expert') return [{ expertId: id }]
    return ['officer', 'secretary', 'leader', 'process-administrator'].includes(kind) ? [{ role: kind, regionCode: id }] : []
  })
  if (readers.length === 0) return []
  const found = await accountsOf(store).find({ $or: readers as never[] }, { _id: 1 }).lean<{ _id: string }[]>()
  return found.map(({ _id }) => _id)
}

import { isDuplicateKey, type Store } from './connection.js'
import { accountsOf } from './models/accounts.js'
import { calendarYearsOf } from './models/calendar-years.js'
import { auditOf, type AuditEntry } from './models/audit.js'
import { enterprisesOf } from './models/enterprises.js'
import { scoringItemsOf } from './models/scoring-items.js'
import { seatMovesOf } from './models/seat-moves.js'

const collections = { accounts: accountsOf, enterprises: enterprisesOf, scoringItems: scoringItemsOf, seatMoves: seatMovesOf, calendarYears: calendarYearsOf }

/** Collections whose changes carry their audit entries in `unaudited`. */
export type AuditedCollection = keyof typeof collections

/** Documents looked after in one go. */
const batch = 200

/** Brings entries from the documents that carry them into the audit trail, each once. Whoever dies before, `settleLeftBehind` does it later. */
export async function settleAudit(store: Store, collection: AuditedCollection, documentIds: string[], entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  try {
    await auditOf(store).insertMany(entries, { ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  // past mongoose: a condition on a list of anything is nothing it could cast
  const documents = collections[collection](store).collection
  await documents.updateMany({ _id: { $in: documentIds } } as never, { $pull: { unaudited: { _id: { $in: entries.map(({ _id }) => _id) } } } } as never)
}

/** Settles what a crash between a change and its entry left. Returns how many documents carried entries. */
export async function settleLeftBehind(store: Store): Promise<number> {
  let found = 0
  for (const collection of Object.keys(collections) as AuditedCollection[]) {
    const documents = collections[collection](store).collection
    const left = (await documents
      .find({ 'unaudited.trail': 'audit' } as never, { projection: { unaudited: 1 } })
      .limit(batch)
      .toArray()) as unknown as { _id: string; unaudited: AuditEntry[] }[]
    found += left.length
    await settleAudit(store, collection, left.map(({ _id }) => _id), left.flatMap(({ unaudited }) => unaudited))
  }
  return found
}

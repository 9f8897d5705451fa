import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { uploadsOf } from '../store/models/uploads.js'

/**
 * Refuses uploads that do not exist or are another's: an id is not a right. What is left is handed in with something and no
 * longer swept, whether or not the act then succeeds.
 * @throws Refusal `upload.unknown` (422) naming the fields.
 */
export async function refuseForeignUploads(store: Store, actor: Actor, uploads: Record<string, string[]>): Promise<void> {
  const wanted = [...new Set(Object.values(uploads).flat())]
  if (wanted.length === 0) return
  const own = actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { uploadedBy: actor.accountId }
  // the mark first: what is found after it no sweep takes away any more
  await uploadsOf(store).updateMany({ _id: { $in: wanted }, ...own, unused: true }, { $unset: { unused: 1 } })
  const found = await uploadsOf(store)
    .find({ _id: { $in: wanted }, ...own }, { _id: 1 })
    .lean<{ _id: string }[]>()
  const known = new Set(found.map(({ _id }) => _id))
  const fields = Object.fromEntries(
    Object.entries(uploads)
      .filter(([, ids]) => ids.some((id) => !known.has(id)))
      .map(([field]) => [field, 'upload.unknown']),
  )
  if (Object.keys(fields).length > 0) throw new Refusal('upload.unknown', 422, { fields })
}

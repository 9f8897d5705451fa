import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { draftsOf, type DraftDocument } from '../store/models/drafts.js'

export interface Draft {
  version: number
  content: unknown
  savedAt: Date
}

/**
 * What people typed and have not handed in. Owner `enterprise:<id>` or `account:<id>`; subject `application`, `self-evaluation` or
 * `task:<key>`.
 */
export function createDrafts(store: Store, clock: Clock) {
  const drafts = draftsOf(store)
  const keyOf = (owner: string, subject: string): string => `${owner}|${subject}`

  async function get(owner: string, subject: string): Promise<Draft | undefined> {
    const draft = await drafts.findById(keyOf(owner, subject)).lean<DraftDocument | null>()
    return draft ? { version: draft.version, content: draft.content, savedAt: draft.savedAt } : undefined
  }

  return {
    get,

    /**
     * Saves over the version the person saw, 0 for none. The same content saved again is the same save.
     * @throws Refusal `draft.changed-elsewhere` (409) with what is stored; `draft.ended` (409) where the version seen was handed in or thrown away.
     */
    async save(owner: string, subject: string, version: number, content: unknown): Promise<Draft> {
      const next = { version: version + 1, content, savedAt: clock.now() }
      const _id = keyOf(owner, subject)
      if (version === 0) {
        try {
          await drafts.create({ _id, ...next })
          return next
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      } else {
        const { matchedCount } = await drafts.updateOne({ _id, version }, { $set: next })
        if (matchedCount > 0) return next
      }
      const stored = await get(owner, subject)
      if (stored?.version === next.version && JSON.stringify(stored.content) === JSON.stringify(content)) return stored
      throw stored ? new Refusal('draft.changed-elsewhere', 409, { stored }) : new Refusal('draft.ended', 409)
    },

    async remove(owner: string, subject: string): Promise<void> {
      await drafts.deleteOne({ _id: keyOf(owner, subject) })
    },
  }
}

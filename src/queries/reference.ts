import type { Store } from '../store/connection.js'
import { regionsOf } from '../store/models/regions.js'
import { standardsOf } from '../store/models/standards.js'

/** Regions and standards: small, read often, changed by administrators only. */
export function createReference(store: Store) {
  const regions = async () => {
    const rows = await regionsOf(store).find({}, { name: 1, parent: 1, authorityName: 1 }).sort({ _id: 1 }).lean()
    return rows.map(({ _id, name, parent, authorityName }) => ({ code: _id, name, parent, authorityName }))
  }
  return {
    regions: async () => (await regions()).map(({ code, name, parent }) => ({ code, name, parent })),

    regionName: async (code: string): Promise<string> => (await regionsOf(store).findById(code, { name: 1 }).lean())?.name ?? code,

    /** Names of all regions and of their authorities by code. */
    async names(): Promise<{ region: (code: string) => string; authority: (code: string) => string }> {
      const byCode = new Map((await regions()).map((one) => [one.code, one]))
      return { region: (code) => byCode.get(code)?.name ?? code, authority: (code) => byCode.get(code)?.authorityName ?? code }
    },

    /** Every version of every standard, newest version first within a standard. */
    async standards() {
      const rows = await standardsOf(store).find({}, { items: 0 }).sort({ standardId: 1, version: -1 }).limit(500).lean()
      return rows.map(({ standardId, version, title, industries, sample, totalPoints, importedAt }) => ({ standardId, version, title, industries, sample, totalPoints, importedAt }))
    },

    async standard(standardId: string, version: number) {
      const found = await standardsOf(store).findOne({ standardId, version }, { _id: 0, sha256: 0, importedBy: 0 }).lean()
      return found ?? undefined
    },
  }
}
export type Reference = ReturnType<typeof createReference>

import { isDuplicateKey, type Store } from '../store/connection.js'
import { activeCaseKey, activeCasesOf, type ActiveCase } from '../store/models/active-cases.js'
import { findCase } from './case-records.js'

/** A claim whose case is not stored yet is somebody's submission in flight; after this long it is a crash's leftover. Milliseconds. */
const abandonedAfter = 10 * 60_000

/** The running case of an enterprise in an industry, if any. A claim that outlived its case is freed. */
export async function holdsIndustry(store: Store, enterpriseId: string, industry: string): Promise<string | undefined> {
  const claim = await activeCasesOf(store).findById(activeCaseKey(enterpriseId, industry)).lean<ActiveCase | null>()
  if (!claim) return undefined
  const record = await findCase(store, claim.caseId)
  if (record?.outcome || (!record && claim.claimedAt.getTime() < Date.now() - abandonedAfter)) {
    await freeIndustry(store, claim.caseId)
    return undefined
  }
  return claim.caseId
}

/** Claims an industry for a case: true when it is the case's, now or before. */
export async function claimIndustry(store: Store, enterpriseId: string, industry: string, caseId: string, since: Date): Promise<boolean> {
  try {
    await activeCasesOf(store).create({ _id: activeCaseKey(enterpriseId, industry), caseId, since, claimedAt: new Date() })
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return (await holdsIndustry(store, enterpriseId, industry)) === caseId
  }
}

/** Frees the industry when the case has ended. */
export async function freeIndustry(store: Store, caseId: string): Promise<void> {
  await activeCasesOf(store).deleteMany({ caseId })
}

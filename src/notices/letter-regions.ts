import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'

/** Region of the case a letter is about; '' where there is none, which only who acts everywhere sees. */
export async function regionOfLetter(store: Store, caseId: string): Promise<string> {
  return (await casesOf(store).findById(caseId, { regionCode: 1 }).lean<{ regionCode: string } | null>())?.regionCode ?? ''
}

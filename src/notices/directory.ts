import type { NoticeRecipient } from '../domain/ports.js'

/** Who stands behind a recipient: the name to write in the letter and the mail addresses known now (none is allowed). */
export interface Addressee {
  name: string
  emails: string[]
}

/** Facts of a case that every template may name (`caseVariables`). */
export type CaseFacts = Record<string, string>

/** Where notices look people and cases up. Looked up once, when the notice is made. */
export interface Directory {
  addressee(recipient: NoticeRecipient): Promise<Addressee>
  /** Throws when the case is not stored (yet): the job is retried. */
  caseFacts(caseId: string): Promise<CaseFacts>
}

import type { Logger } from 'pino'
import { regionsConcerned } from '../domain/administration.js'
import type { Clock } from '../domain/clock.js'
import { addAuditEntry } from '../store/audit-trail.js'
import type { Store } from '../store/connection.js'

/** What stands where somebody's file should be. */
export interface LostFile {
  fileId: string
  name: string
  /** Of a paper: whose case it is. */
  case?: { caseId: string; regionCode: string }
  /** True where the file could be made again. */
  remade: boolean
}

/** Tells administrators of a record whose bytes are gone: an error in the log, and one entry in the audit trail a file. */
export function createLossAlarm(store: Store, clock: Clock, log?: Pick<Logger, 'error'>) {
  return async ({ fileId, name, case: ofCase, remade }: LostFile): Promise<void> => {
    log?.error({ fileId, name, caseId: ofCase?.caseId }, remade ? 'documents: the bytes of a paper were gone; it was made again' : 'documents: the bytes of a file are gone')
    const act = remade ? 'remake-paper' : 'lose-file'
    await addAuditEntry(store, {
      ...{ _id: `${act}:${fileId}`, at: clock.now(), accountId: 'system', displayName: '系统', role: 'system', regionCode: '', act },
      concerns: regionsConcerned(ofCase ? { case: ofCase } : 'instance'),
      ...(ofCase && { caseId: ofCase.caseId }),
      subject: name,
      before: null,
      after: null,
    })
  }
}

interface FileRecord {
  _id: string
  fileId: string
  size: number
}
/** What is read of a collection of records, a part at a time. */
type Part<R extends FileRecord> = (after: string) => Promise<R[]>

/** Goes through records in parts and calls `found` for each whose bytes aren't all there. */
export async function findLost<R extends FileRecord>(
  part: Part<R>,
  holds: (record: R) => Promise<boolean>,
  found: (record: R) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const records = await part(after)
    for (const record of records) if (!(await holds(record))) await found(record)
    if (records.length === 0) return
    after = records.at(-1)!._id
  }
}

import { stringify } from 'lossless-json'
import type { Logger } from 'pino'
import type { EngineRecord } from '../store/models/engine-records.js'
import type { RecordStore } from './record-store.js'

/** What to do with a record that was stored and then could not be folded: keep it aside, tell, go on. */
export function createSetAside(records: RecordStore, log: Logger): (record: EngineRecord, error: unknown) => Promise<void> {
  return async (record, error) => {
    const { _id, epoch, partitionId, position } = record
    const reason = error instanceof Error ? error.message : String(error)
    log.error({ alarm: 'record-set-aside', record: _id, reason }, 'a record could not be projected and was set aside')
    await records.setAside({ _id, epoch, partitionId, position, stage: 'projection', reason, raw: stringify(record) ?? '' }, new Date())
  }
}

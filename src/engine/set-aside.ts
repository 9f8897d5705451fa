import type { Logger } from 'pino'
import type { ProjectionFailures } from './projection.js'
import { longestRaw } from './record-batch.js'
import type { RecordStore } from './record-store.js'

/** What to do with a record that was stored and could not be folded, and with a document that could not be written: keep it aside, tell, go on. */
export function createSetAside(records: RecordStore, log: Logger): ProjectionFailures {
  return {
    async record(record, error) {
      const { _id, epoch, partitionId, position } = record
      const reason = error instanceof Error ? error.message : String(error)
      log.error({ alarm: 'record-set-aside', record: _id, reason }, 'a record could not be projected and was set aside')
      await records.setAside({ _id, epoch, partitionId, position, stage: 'projection', reason, raw: JSON.stringify(record).slice(0, longestRaw) }, new Date())
    },
    document(id, error) {
      log.error({ alarm: 'projection-set-aside', document: id, err: error }, 'a projection could not be written and was set aside; the others go on')
    },
  }
}

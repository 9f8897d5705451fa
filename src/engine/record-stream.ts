import type { Router } from 'express'
import type { Logger } from 'pino'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Store } from '../store/connection.js'
import { createIntake, type IntakeOptions } from './intake.js'
import { createProjector, type Projector } from './projector.js'
import { createRecordStore, type RecordStore } from './record-store.js'

export interface RecordStream {
  /** Mount at the root of the internal port that the exporter knows. */
  intake: Router
  projector: Projector
  records: RecordStore
}

/** The way of the engine's records into the store and the projections. `projector.start()` begins it; the intake may answer before. */
export function createRecordStream(options: {
  store: Store
  events: ChangeEvents
  log: Logger
  credentials: IntakeOptions['credentials']
  /** Least time between two writes of the projector. Milliseconds. */
  gather?: number
}): RecordStream {
  const { store, events, log, credentials, gather } = options
  const records = createRecordStore(store)
  const projector = createProjector({ store, records, events, log, ...(gather === undefined ? {} : { gather }) })
  return { intake: createIntake({ records, projector, credentials, log }), projector, records }
}

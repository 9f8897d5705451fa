import { collection } from '../connection.js'

/** Facts about this installation: one document, `_id` = `instance`. */
export interface Instance {
  _id: 'instance'
  createdAt: Date
  /** Milliseconds the sample clock is ahead of real time; kept, because the engine loses its own offset on restart. */
  clockOffsetMilliseconds: number
  /** Tells one life of the engine's data from the next (letters, digits, hyphen). */
  engineEpoch: string
  sample: boolean
  /** SHA-256 of the one-time token that lets the first administrator in; gone once used. */
  firstAdministratorTokenHash?: string
  firstAdministratorCreatedAt?: Date
  sampleSeededAt?: Date
  /** Fingerprint of the working calendar that the running limits were last counted by. */
  settledCalendar?: string
}

export const instanceOf = collection<Instance>('instance', {
  _id: String,
  createdAt: Date,
  clockOffsetMilliseconds: Number,
  engineEpoch: String,
  sample: Boolean,
  firstAdministratorTokenHash: String,
  firstAdministratorCreatedAt: Date,
  sampleSeededAt: Date,
  settledCalendar: String,
})

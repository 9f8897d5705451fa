import { collection } from '../connection.js'

/** A browser's session, written by the session middleware of the API; declared here for its index, which removes what is over. */
export interface StoredSession {
  _id: string
  expires: Date
  session: unknown
}

export const sessionsOf = collection<StoredSession>('sessions', { _id: String, expires: Date, session: {} }, [[{ expires: 1 }, { expireAfterSeconds: 0 }]])

import { collection } from '../connection.js'

/**
 * Attempts to sign in with a user name from an address, whether or not the name exists: nobody learns from it which do.
 * `_id` = SHA-256 of both. Times are real time; a pair nobody tried for 90 days is forgotten.
 */
export interface SignInAttempts {
  _id: string
  /** Wrong passwords since the last right one. */
  failures: number
  lastAt: Date
  /** Last right password: the address is one the person works from. */
  rightAt?: Date
}

export const signInAttemptsOf = collection<SignInAttempts>('signInAttempts', { _id: String, failures: Number, lastAt: Date, rightAt: Date }, [
  [{ lastAt: 1 }, { expireAfterSeconds: 90 * 86_400 }],
])

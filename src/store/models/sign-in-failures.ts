import { collection } from '../connection.js'

/**
 * Wrong passwords for a user name since the last right one, whether or not the name exists: nobody learns from it which do.
 * `_id` = SHA-256 of the name. Times are real time.
 */
export interface SignInFailures {
  _id: string
  failures: number
  lastAt: Date
}

export const signInFailuresOf = collection<SignInFailures>('signInFailures', { _id: String, failures: Number, lastAt: Date })

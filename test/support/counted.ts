import type { CountedDate } from '../../src/domain/shanghai-time.js'

/** A moment as the calendar counts one, where a test says it itself. */
export const counted = (at: string | Date): CountedDate => new Date(at) as CountedDate

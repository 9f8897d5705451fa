import { now } from '@/live/clock'

/** The instance's date in China, `YYYY-MM-DD`. */
export const shanghaiToday = (): string => new Date(now.value + 8 * 3_600_000).toISOString().slice(0, 10)

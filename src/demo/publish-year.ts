import type { Cast } from './cast.js'

/**
 * Publishes the sample calendar of the year of a moment, with its days off by statute: nothing is closed on a date of a year that is not published, and
 * the clock of a sample instance may be moved past every published one.
 */
export async function publishYear(cast: Cast, at: string): Promise<void> {
  const { client } = await cast.player('admin')
  const path = `/api/admin/calendar/${new Date(Date.parse(at) + 8 * 3_600_000).getUTCFullYear()}`
  const { version, published, arranged, days } = (await client.get(path)) as { version: number; published: boolean; arranged: boolean; days: unknown[] }
  if (!published && !arranged) await client.put(path, { version, published: true, document: '（示例）节假日安排', days })
}

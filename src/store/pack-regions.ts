import data from '../../processes/regulation-packs/regions-ningxia.json' with { type: 'json' }
import { addMissing } from './add-missing.js'
import type { Store } from './connection.js'
import { regionsOf, type Region } from './models/regions.js'

function parentOf(code: string): string {
  if (code.endsWith('0000')) return ''
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** The region the pack is for, its cities and counties, by their administrative codes; each has a competent authority (NX-5, NX-14). */
export const packRegions: Region[] = data.regions.map(([code, name]) => ({
  _id: code!,
  name: name!,
  parent: parentOf(code!),
  authorityName: `${name}安全生产监督管理局`,
}))

/**
 * Regions come with the regulation, in production too: without them nobody could be given an account. Those that are there already
 * stay as they are, whatever they are called.
 */
export async function addPackRegions(store: Store): Promise<void> {
  await addMissing(regionsOf(store), packRegions)
}

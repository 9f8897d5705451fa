import data from '../../processes/regulation-packs/regions-ningxia.json' with { type: 'json' }
import type { Region } from '../store/models/regions.js'

function parentOf(code: string): string {
  if (code.endsWith('0000')) return ''
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** Ningxia, its five cities and their twenty-two counties and districts, by their administrative codes. */
export const sampleRegions: Region[] = data.regions.map(([code, name]) => ({
  _id: code!,
  name: name!,
  parent: parentOf(code!),
  authorityName: `${name}安全生产监督管理局（示例）`,
}))

/** Region and cities: they accept, certify and have a technical committee (NX-5). */
export const certifyingRegions = sampleRegions.filter((r) => r._id.endsWith('00'))
/** Counties and districts: they supervise rectification (NX-14). */
export const countyRegions = sampleRegions.filter((r) => !r._id.endsWith('00'))

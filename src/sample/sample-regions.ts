import type { Region } from '../store/models/regions.js'
import { packRegions } from '../store/pack-regions.js'

/** The pack's regions, their authorities marked as samples. */
export const sampleRegions: Region[] = packRegions.map((region) => ({ ...region, authorityName: `${region.authorityName}（示例）` }))

/** Region and cities: they accept, certify and have a technical committee (NX-5). */
export const certifyingRegions = sampleRegions.filter((r) => r._id.endsWith('00'))

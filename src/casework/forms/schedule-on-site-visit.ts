import { standardInForce } from '../scoring-sheet.js'
import { refuseImpossibleVisit } from '../visit-day.js'
import type { FormEffect } from './form-effect.js'

/** NX-13, NX-6: dates of the visit, and the standard in force for the industry, on which the visit scores. */
export const scheduleOnSiteVisit: FormEffect<'schedule-on-site-visit'> = {
  parts: ['visit', 'standard'],
  check: async ({ payload, casework, record }) => {
    refuseImpossibleVisit(payload, casework.clock.now())
    if (!record.standard) await standardInForce(casework.store, record.industry)
  },
  change: async ({ payload, casework, record }) => {
    const { standardId, version } = record.standard ?? (await standardInForce(casework.store, record.industry))
    return {
      update: {
        $set: {
          visit: { startsOn: payload.startsOn, endsOn: payload.endsOn, place: payload.place, note: payload.note },
          standard: { standardId, version },
        },
      },
    }
  },
}

import { shanghaiDate } from '../../domain/shanghai-time.js'
import { Refusal } from '../../domain/errors.js'
import { standardInForce } from '../scoring-sheet.js'
import type { FormEffect } from './form-effect.js'

/** NX-13, NX-6: dates of the visit, and the standard in force for the industry, on which the visit scores. */
export const scheduleOnSiteVisit: FormEffect<'schedule-on-site-visit'> = {
  parts: ['visit', 'standard'],
  check: async ({ payload, casework, record }) => {
    if (payload.startsOn < shanghaiDate(casework.clock.now())) throw new Refusal('visit.in-the-past', 422, { fields: { startsOn: 'visit.in-the-past' } })
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

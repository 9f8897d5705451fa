import { shanghaiDate } from '../../domain/shanghai-time.js'
import { Refusal } from '../../domain/errors.js'
import { openFullSheet, standardInForce } from '../scoring-sheet.js'
import type { FormEffect } from './form-effect.js'

/** NX-13, NX-6: dates of the visit; with it the scoring sheet on the industry's standard in force comes into being. */
export const scheduleOnSiteVisit: FormEffect<'schedule-on-site-visit'> = {
  parts: ['visit', 'standard'],
  check: async ({ payload, casework, record }) => {
    if (payload.startsOn < shanghaiDate(casework.clock.now())) throw new Refusal('visit.in-the-past', 422, { fields: { startsOn: 'visit.in-the-past' } })
    if (!record.standard) await standardInForce(casework.store, record.industry)
  },
  beside: async ({ casework, record }) => openFullSheet(casework.store, record),
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

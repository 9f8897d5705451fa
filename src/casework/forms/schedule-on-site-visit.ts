import { daysBetween, shanghaiDate } from '../../domain/shanghai-time.js'
import { Refusal } from '../../domain/errors.js'
import { standardInForce } from '../scoring-sheet.js'
import type { FormEffect } from './form-effect.js'

/** A visit further ahead is a slip of the pen, and would hold the case until then. Practice, not in the regulation. */
const mostDaysAhead = 180

/** NX-13, NX-6: dates of the visit, and the standard in force for the industry, on which the visit scores. */
export const scheduleOnSiteVisit: FormEffect<'schedule-on-site-visit'> = {
  parts: ['visit', 'standard'],
  check: async ({ payload, casework, record }) => {
    const today = shanghaiDate(casework.clock.now())
    if (daysBetween(today, payload.endsOn) > mostDaysAhead) throw new Refusal('visit.too-far', 422, { days: mostDaysAhead, fields: { endsOn: 'visit.too-far' } })
    if (payload.startsOn < today) throw new Refusal('visit.in-the-past', 422, { fields: { startsOn: 'visit.in-the-past' } })
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

import { shanghaiDate } from '../../domain/shanghai-time.js'
import { Refusal } from '../../domain/errors.js'
import type { FormEffect } from './form-effect.js'

/** NX-5, grade 1: the region's opinion before forwarding. */
export const prepareForwarding: FormEffect<'prepare-forwarding'> = {
  parts: ['nationalForwarding'],
  change: ({ payload, actor }) => ({
    update: { $set: { 'nationalForwarding.opinion': payload.opinion, 'nationalForwarding.preparedBy': actor.accountId } },
  }),
}

/** NX-5, grade 1: what was announced nationally. */
export const recordNationalResult: FormEffect<'record-national-result'> = {
  parts: ['nationalForwarding'],
  check: ({ payload, casework }) => {
    if (payload.announcedOn && payload.announcedOn > shanghaiDate(casework.clock.now()))
      throw new Refusal('national-result.date-in-future', 422, { fields: { announcedOn: 'date.in-future' } })
  },
  change: ({ payload }) => ({
    update: {
      $set: {
        'nationalForwarding.announced': payload.announced,
        'nationalForwarding.remark': payload.remark,
        ...(payload.announced
          ? { 'nationalForwarding.announcedOn': payload.announcedOn, 'nationalForwarding.certificateNumber': payload.certificateNumber }
          : {}),
      },
    },
  }),
}

import { Refusal } from '../../domain/errors.js'
import type { FormEffect } from './form-effect.js'

/** NX-15a: recommendation for the public notice; not shorter than the pack says. */
export const proposePublicNotice: FormEffect<'propose-public-notice'> = {
  parts: ['recommendation'],
  check: ({ payload, pack }) => {
    const least = pack.publicNoticeWorkingDays.value
    if (payload.workingDays < least) throw new Refusal('public-notice.too-short', 422, { least, fields: { workingDays: 'public-notice.too-short' } })
  },
  change: ({ payload, actor, at }) => ({
    update: {
      $set: {
        recommendation: { opinion: payload.opinion, workingDays: payload.workingDays, by: actor.accountId, byName: actor.displayName, at },
      },
    },
  }),
}

/** NX-15b: confirmed by another person than who recommended; excludes a withdrawal in the same atomic write. */
export const confirmGrade: FormEffect<'confirm-grade'> = {
  parts: ['confirmation'],
  check: ({ record, actor }) => {
    if (record.recommendation?.by === actor.accountId) throw new Refusal('confirm-grade.same-person', 403)
  },
  change: ({ payload, actor, at }) => ({
    onlyIf: { confirmation: { $exists: false }, 'recommendation.by': { $ne: actor.accountId } },
    update: {
      $set: { confirmation: { confirmed: payload.confirmed, opinion: payload.opinion, by: actor.accountId, byName: actor.displayName, at } },
    },
  }),
  variables: ({ confirmed }) => ({ gradeConfirmed: confirmed }),
}

import type { FormEffect } from './form-effect.js'

/** NX-15c: whether the evidence handed in lets the items be scored again. */
export const checkRectifiedItems: FormEffect<'check-rectified-items'> = {
  parts: ['reReview'],
  change: ({ payload, at }) => ({
    update: { $push: { 'reReview.checks': { sufficient: payload.sufficient, opinion: payload.opinion, at } }, $unset: { 'reReview.uncheckedSince': 1 } },
  }),
  variables: ({ sufficient }) => ({ itemsSufficient: sufficient }),
}

import { Refusal } from '../../domain/errors.js'
import type { CaseRecord, GroupMember } from '../../domain/case.js'
import type { Actor } from '../../domain/role.js'
import type { FormEffect } from './form-effect.js'

/** The member of the expert group that an actor is. */
export function memberOf(record: CaseRecord, actor: Actor): GroupMember {
  const member = record.expertGroup?.members.find(({ expertId }) => expertId === actor.expertId)
  if (!member) throw new Refusal('expert-group.not-member', 403)
  return member
}

/** NX-5: each expert's opinion on the documents. */
export const documentReview: FormEffect<'document-review'> = {
  parts: ['documentOpinions'],
  check: ({ record, actor }) => void memberOf(record, actor),
  change: ({ record, actor, payload, at }) => {
    const { expertId, name } = memberOf(record, actor)
    return { update: { $push: { documentOpinions: { expertId, name, conclusion: payload.conclusion, opinion: payload.opinion, at } } } }
  },
}

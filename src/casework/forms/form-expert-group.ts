import { Refusal } from '../../domain/errors.js'
import type { GroupMember } from '../../domain/case.js'
import { expertsByIds } from '../expert-register.js'
import type { FormEffect, Scene } from './form-effect.js'

async function membersOf({ casework, payload }: Scene<'form-expert-group'>): Promise<GroupMember[]> {
  const ids = [...new Set(payload.members)]
  if (!ids.includes(payload.leader)) throw new Refusal('expert-group.leader-not-member', 422, { fields: { leader: 'expert-group.leader-not-member' } })
  const profiles = new Map((await expertsByIds(casework.store, ids)).map((profile) => [profile.expertId, profile]))
  const unknown = ids.filter((id) => !profiles.has(id))
  if (unknown.length > 0) throw new Refusal('expert-group.unknown-expert', 422, { experts: unknown, fields: { members: 'expert-group.unknown-expert' } })
  return ids.map((expertId) => {
    const { name, unit, title, phone, specialties } = profiles.get(expertId)!
    return { expertId, name, unit, title, phone, specialties, isLeader: expertId === payload.leader }
  })
}

/** NX-12. Whether the group is lawful (NX-19, NX-20) the model's own check says; a violation comes back to the secretary. */
export const formExpertGroup: FormEffect<'form-expert-group'> = {
  parts: ['expertGroup'],
  check: async (scene) => void (await membersOf(scene)),
  change: async (scene) => ({
    update: { $set: { expertGroup: { members: await membersOf(scene), violations: [], proposedBy: scene.actor.accountId } } },
  }),
}

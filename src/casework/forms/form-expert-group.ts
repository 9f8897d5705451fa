import { Refusal } from '../../domain/errors.js'
import type { GroupMember } from '../../domain/case.js'
import { judgeExpertGroup } from '../expert-group.js'
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

/**
 * NX-12, NX-19, NX-20: checked before it is sent; the model's own check then finds what changed since, and such a group comes back to the
 * secretary with its members.
 */
export const formExpertGroup: FormEffect<'form-expert-group'> = {
  parts: ['expertGroup'],
  check: async (scene) => {
    await membersOf(scene)
    const { lawful, violations } = await judgeExpertGroup(scene.casework, scene.record, scene.payload)
    if (!lawful) throw new Refusal('expert-group.unlawful', 422, { violations: [...new Set(violations.map(({ code }) => code))], fields: { members: 'expert-group.unlawful' } })
  },
  change: async (scene) => ({
    update: { $set: { expertGroup: { members: await membersOf(scene), violations: [], proposedBy: scene.actor.accountId } } },
  }),
}

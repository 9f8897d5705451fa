import { z } from 'zod'
import type { GroupMember } from '../src/domain/case.js'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { dueText } from '../src/domain/working-days.js'
import { caseInput, instant, required } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { expertsOf } from './support/recipients.js'
import { taskDays } from './support/task-days.js'

/** Appoints the lawful group: members as they are on that day, which later changes of the register don't touch (NX-12). */
export default defineWorker({
  type: 'appoint-experts',
  input: caseInput,
  output: z.object({
    experts: z.array(z.object({ expertId: z.string(), group: z.string() })).min(1),
    leaderGroup: z.string(),
    documentReviewDueAt: instant,
  }),
  idempotence: 'Members and time are set once, in one update; the notice is one of this passage through the element.',
  async handle({ caseId }, deps, { elementInstanceKey }) {
    let record = await deps.cases.get(caseId)
    const proposed = required(record.expertGroup, 'proposed expert group')
    const now = deps.clock.now()
    if (!proposed.appointedAt) {
      const profiles = new Map((await deps.experts.byIds(proposed.members.map(({ expertId }) => expertId))).map((each) => [each.expertId, each]))
      const members: GroupMember[] = proposed.members.map(({ expertId, isLeader }) => {
        const { name, unit, title, phone, specialties } = required(profiles.get(expertId), `expert ${expertId} in the register`)
        return { expertId, name, unit, title, phone, specialties, isLeader }
      })
      const unappointed = { 'expertGroup.appointedAt': { $exists: false } }
      await deps.cases.update(caseId, { $set: { 'expertGroup.members': members, 'expertGroup.appointedAt': now } }, unappointed)
      record = await deps.cases.get(caseId)
    }
    const { members, appointedAt = now } = required(record.expertGroup, 'expert group')
    const leader = required(members.find((member) => member.isLeader), 'leader of the expert group')
    const due = await deps.calendar.addWorkingDays(appointedAt, taskDays(deps.pack(record.pack), 'document-review'))
    await deps.notices.send({
      caseId,
      kind: 'expert-appointed',
      occasion: elementInstanceKey,
      recipients: expertsOf(record),
      data: { dueOn: dueText(due) },
    })
    return {
      experts: members.map(({ expertId }) => ({ expertId, group: `expert:${expertId}` })),
      leaderGroup: `expert:${leader.expertId}`,
      documentReviewDueAt: shanghaiIso(due.date),
    }
  },
})

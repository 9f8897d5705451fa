import { z } from 'zod'
import { checkExpertGroup, systemsToCover } from '../src/domain/expert-group.js'
import { shanghaiDate } from '../src/domain/shanghai-time.js'
import { caseInput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Checks a proposed expert group (NX-12, NX-19, NX-20); the reasons stay on the case for the secretary who forms it anew. */
export default defineWorker({
  type: 'check-expert-group',
  input: caseInput,
  output: z.object({ groupLawful: z.boolean(), groupViolations: z.array(z.string()) }),
  idempotence: 'Judges the stored proposal and sets the same violations again; an appointed group is not touched.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    const group = required(record.expertGroup, 'proposed expert group')
    const pack = deps.pack(record.pack)
    const memberIds = group.members.map(({ expertId }) => expertId)
    const enterprise = await deps.enterprises.get(record.enterpriseId)
    const { lawful, violations } = checkExpertGroup({
      memberIds,
      leaderId: group.members.find((member) => member.isLeader)?.expertId ?? '',
      profiles: await deps.experts.byIds(memberIds),
      enterprise: { enterpriseId: record.enterpriseId, name: record.enterpriseName },
      systems: systemsToCover(pack, record.industry, record.specialty, enterprise?.systems ?? []),
      grade: record.grade,
      pack,
      today: shanghaiDate(deps.clock.now()),
    })
    await deps.cases.update(caseId, { $set: { 'expertGroup.violations': violations } }, { 'expertGroup.appointedAt': { $exists: false } })
    return { groupLawful: lawful, groupViolations: [...new Set(violations.map(({ code }) => code))] }
  },
})

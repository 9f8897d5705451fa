import { Refusal } from '../domain/errors.js'
import type { CaseRecord } from '../domain/case.js'
import { checkExpertGroup, systemsToCover, type GroupCheck } from '../domain/expert-group.js'
import type { Actor } from '../domain/role.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import { caseFor } from './case-records.js'
import type { Casework } from './context.js'
import { expertsByIds } from './expert-register.js'

/** Says beforehand what the model's own check would find in a proposed group (NX-12, NX-19, NX-20). For the secretariat. */
export async function previewExpertGroup(
  casework: Casework,
  actor: Actor,
  caseId: string,
  group: { members: string[]; leader: string },
): Promise<GroupCheck> {
  if (actor.role !== 'secretary') throw new Refusal('session.role-forbidden', 403)
  return judgeExpertGroup(casework, await caseFor(casework.store, actor, caseId), group)
}

/** A proposed group of a case against the register as it is now. */
export async function judgeExpertGroup(casework: Casework, record: CaseRecord, group: { members: string[]; leader: string }): Promise<GroupCheck> {
  const pack = casework.pack(record.pack)
  const ledger = await enterprisesOf(casework.store).findById(record.enterpriseId).lean<Enterprise | null>()
  return checkExpertGroup({
    memberIds: group.members,
    leaderId: group.leader,
    profiles: await expertsByIds(casework.store, group.members),
    enterprise: { enterpriseId: record.enterpriseId, name: record.enterpriseName },
    systems: systemsToCover(pack, record.industry, record.specialty, ledger?.systems ?? []),
    grade: record.grade,
    pack,
    today: shanghaiDate(casework.clock.now()),
  })
}

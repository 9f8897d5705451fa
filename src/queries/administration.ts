import { administers } from '../domain/administration.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { auditOf } from '../store/models/audit.js'
import { engineHealthOf } from '../store/models/engine-health.js'
import { setAsideRecordsOf } from '../store/models/engine-records.js'
import { casesOf } from '../store/models/cases.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { caseScope, regionAndBelow } from './case-scope.js'
import { containing, pageSize, skipOf } from './paging.js'
import type { Reference } from './reference.js'

export interface AuditFilter {
  caseId?: string | undefined
  accountId?: string | undefined
  page: number
}

/**
 * What process administrators and auditors read.
 *
 * @param epoch the life of the engine that runs now: incidents of earlier ones can't be resolved any more.
 */
export function createAdministration(store: Store, reference: Reference, epoch: string) {
  return {
    /** Health and lag as last measured, incidents that wait for somebody, and for the instance's own region the records nobody could digest. */
    async engine(actor: Actor) {
      const ofInstance = administers(actor, 'instance')
      const [health, setAside, withIncidents] = await Promise.all([
        engineHealthOf(store).findById('engine').lean(),
        ofInstance ? setAsideRecordsOf(store).find({}, { raw: 0 }).sort({ _id: -1 }).limit(50).lean() : [],
        incidentsFor(store, epoch, actor, ofInstance),
      ])
      const { _id, ...measured } = health ?? { _id: 'engine' }
      return {
        health: health ? measured : null,
        setAside: setAside.map(({ _id: recordId, stage, reason, at }) => ({ recordId, stage, reason, at })),
        incidents: withIncidents.flatMap(({ caseId, processId, processInstanceKey, incidents }) =>
          incidents
            .filter((incident) => !incident.resolvedAt)
            .map(({ key, elementId, type, message, at }) => ({ key, caseId, processId, processInstanceKey, elementId, type, message, at })),
        ),
      }
    },

    /** As last measured. */
    async enginePaused(): Promise<boolean> {
      return (await engineHealthOf(store).findById('engine', { paused: 1 }).lean())?.paused === true
    },

    async accounts(actor: Actor, { q, page }: { q: string; page: number }) {
      const filter = {
        regionCode: regionAndBelow(actor.regionCode),
        ...(q !== '' && { $or: [{ username: containing(q.toLowerCase()) }, { displayName: containing(q) }] }),
      }
      const [rows, total, names] = await Promise.all([
        accountsOf(store).find(filter).sort({ username: 1 }).skip(skipOf(page)).limit(pageSize).lean<Account[]>(),
        accountsOf(store).countDocuments(filter),
        reference.names(),
      ])
      return { items: rows.map((row) => ({ ...accountView(row), regionName: names.region(row.regionCode) })), total }
    },

    /** Whom an enterprise's or an expert's account can act for: the first 20 by name or id, of the actor's region and below. */
    async accountSubjects(actor: Actor, role: 'enterprise' | 'expert', q: string): Promise<{ id: string; name: string; regionName: string }[]> {
      const named = q === '' ? {} : { $or: [{ _id: q.toUpperCase() }, { name: containing(q) }] }
      const [rows, names] = await Promise.all([
        role === 'enterprise'
          ? enterprisesOf(store).find({ ...named, regionCode: regionAndBelow(actor.regionCode) }, { name: 1, regionCode: 1 }).sort({ _id: 1 }).limit(pageSize).lean()
          : expertsOf(store).find({ ...named, regionCode: regionAndBelow(actor.regionCode) }, { name: 1, regionCode: 1 }).sort({ _id: 1 }).limit(pageSize).lean(),
        reference.names(),
      ])
      return rows.map((row) => ({ id: row._id, name: row.name, regionName: names.region(row.regionCode) }))
    },

    /** Newest first; what concerns the actor's own region and below, whoever acted. Of a case everything, where the actor may know of it. */
    async audit(actor: Actor, { caseId, accountId, page }: AuditFilter) {
      if (caseId && !(await casesOf(store).exists({ _id: caseId, ...caseScope(actor) }))) return { items: [], total: 0 }
      const filter = {
        ...(caseId ? { caseId } : accountId ? { accountId } : { trail: 'audit' as const }),
        ...(caseId && accountId && { accountId }),
        ...(!caseId && !administers(actor, 'instance') && concerning(actor.regionCode)),
      }
      const [rows, total] = await Promise.all([
        auditOf(store).find(filter).sort({ at: -1 }).skip(skipOf(page)).limit(pageSize).lean(),
        auditOf(store).countDocuments(filter),
      ])
      return { items: rows.map(({ _id, trail: _trail, ...entry }) => ({ entryId: _id, ...entry })), total }
    },
  }
}

/** Acts that concern a region or one below it; of entries from before that was written down, those of its own people. */
function concerning(regionCode: string) {
  const below = regionAndBelow(regionCode)
  return { $or: [{ concerns: typeof below === 'string' ? below : { $elemMatch: below } }, { concerns: { $exists: false }, regionCode: below }] }
}

type WithIncidents = Pick<Progress, 'caseId' | 'processId' | 'processInstanceKey' | 'incidents'>
const mostIncidents = 200

/** Instances that wait for somebody, oldest first, of the cases an actor may know of; the instance's own region sees those of no case too. */
async function incidentsFor(store: Store, epoch: string, actor: Actor, ofInstance: boolean): Promise<WithIncidents[]> {
  const mine: WithIncidents[] = []
  const everything = ofInstance && actor.industries.length === 0
  const open = { epoch, state: 'active' as const, incidents: { $elemMatch: { resolvedAt: { $exists: false } } } }
  for (let skip = 0; mine.length < mostIncidents; skip += mostIncidents) {
    const rows = await progressOf(store)
      .find(open, { caseId: 1, processId: 1, processInstanceKey: 1, incidents: 1 })
      .sort({ startedAt: 1, _id: 1 })
      .skip(skip)
      .limit(mostIncidents)
      .lean<WithIncidents[]>()
    const cases = await casesOf(store)
      .find({ _id: { $in: rows.map((row) => row.caseId) }, ...caseScope(actor) }, { _id: 1 })
      .lean()
    const ids = new Set(cases.map(({ _id }) => _id))
    mine.push(...rows.filter((row) => everything || ids.has(row.caseId)))
    if (rows.length < mostIncidents) break
  }
  return mine.slice(0, mostIncidents)
}

function accountView(row: Account) {
  const { _id, username, displayName, role, regionCode, industries, enterpriseId, expertId, email, active, version = 0 } = row
  return {
    accountId: _id,
    username,
    displayName,
    role,
    regionCode,
    industries,
    ...(enterpriseId && { enterpriseId }),
    ...(expertId && { expertId }),
    email,
    active,
    version,
  }
}

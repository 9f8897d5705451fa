import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { auditOf } from '../store/models/audit.js'
import { engineHealthOf } from '../store/models/engine-health.js'
import { setAsideRecordsOf } from '../store/models/engine-records.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { regionAndBelow } from './case-scope.js'
import { containing, pageSize, skipOf } from './paging.js'
import type { Reference } from './reference.js'

export interface AuditFilter {
  caseId?: string | undefined
  accountId?: string | undefined
  page: number
}

/** What process administrators and auditors read. */
export function createAdministration(store: Store, reference: Reference) {
  return {
    /** Health and lag as last measured, records nobody could digest, and incidents that wait for somebody. */
    async engine() {
      const [health, setAside, withIncidents] = await Promise.all([
        engineHealthOf(store).findById('engine').lean(),
        setAsideRecordsOf(store).find({}, { raw: 0 }).sort({ _id: -1 }).limit(50).lean(),
        progressOf(store)
          .find({ state: 'active', incidents: { $elemMatch: { resolvedAt: { $exists: false } } } }, { caseId: 1, processId: 1, processInstanceKey: 1, incidents: 1 })
          .limit(200)
          .lean<Pick<Progress, 'caseId' | 'processId' | 'processInstanceKey' | 'incidents'>[]>(),
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
          : expertsOf(store).find(named, { name: 1 }).sort({ _id: 1 }).limit(pageSize).lean(),
        reference.names(),
      ])
      return rows.map((row) => ({ id: row._id, name: row.name, regionName: 'regionCode' in row ? names.region(row.regionCode as string) : '' }))
    },

    /** Newest first; of the actor's own region and below. */
    async audit(actor: Actor, { caseId, accountId, page }: AuditFilter) {
      const filter = {
        ...(caseId ? { caseId } : accountId ? { accountId } : { trail: 'audit' as const }),
        ...(caseId && accountId && { accountId }),
        regionCode: { $in: ['', ...(await regionsBelow(reference, actor.regionCode))] },
      }
      const [rows, total] = await Promise.all([
        auditOf(store).find(filter).sort({ at: -1 }).skip(skipOf(page)).limit(pageSize).lean(),
        auditOf(store).countDocuments(filter),
      ])
      return { items: rows.map(({ _id, trail: _trail, ...entry }) => ({ entryId: _id, ...entry })), total }
    },
  }
}

/** Codes of a region and all below it. */
async function regionsBelow(reference: Reference, regionCode: string): Promise<string[]> {
  const prefix = regionCode.replace(/(00)+$/, '')
  return [regionCode, ...(await reference.regions()).map((one) => one.code).filter((code) => code.startsWith(prefix))]
}

function accountView(row: Account) {
  const { _id, username, displayName, role, regionCode, industries, enterpriseId, expertId, email, active } = row
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
  }
}

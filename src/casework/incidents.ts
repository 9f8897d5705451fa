import { randomUUID } from 'node:crypto'
import { administers, refuseUnlessAdministrator, regionsConcerned } from '../domain/administration.js'
import { maySeeCase } from '../domain/case-access.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { addAuditEntry } from '../store/audit-trail.js'
import { findCase } from './case-records.js'
import type { Casework } from './context.js'

interface IncidentCommands {
  resolveIncident(incidentKey: string, jobKey?: string): Promise<unknown>
}

/**
 * Lets the engine try again where it stopped; another region's incident is as none, and one of no case is the instance's.
 * @throws Refusal `incident.unknown` (404), `engine.unavailable` (503).
 */
export async function resolveIncident(casework: Casework, engine: IncidentCommands, actor: Actor, incidentKey: string): Promise<void> {
  refuseUnlessAdministrator(actor)
  const progress = await progressOf(casework.store).findOne({ epoch: casework.epoch, 'incidents.key': incidentKey }).lean<Progress | null>()
  const incident = progress?.incidents.find(({ key }) => key === incidentKey)
  const record = progress && (await findCase(casework.store, progress.caseId))
  const mine = record ? maySeeCase(actor, record) : administers(actor, 'instance')
  if (!progress || !incident || !mine) throw new Refusal('incident.unknown', 404)
  if (!incident.resolvedAt) {
    await engine.resolveIncident(incidentKey, incident.jobKey).catch((error: unknown) => {
      throw new Refusal('engine.unavailable', 503, { cause: String(error).slice(0, 300) })
    })
  }
  const { accountId, displayName, role, regionCode } = actor
  await addAuditEntry(casework.store, {
    _id: `incident:${randomUUID()}`,
    at: casework.clock.now(),
    ...{ accountId, displayName, role, regionCode, concerns: regionsConcerned(record ? { case: record } : 'instance'), act: 'resolve-incident', caseId: progress.caseId, subject: incidentKey },
    before: { type: incident.type, message: incident.message, elementId: incident.elementId },
    after: null,
  })
}

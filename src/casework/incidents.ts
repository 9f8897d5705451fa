import { randomUUID } from 'node:crypto'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { addAuditEntry } from '../store/audit-trail.js'
import type { Casework } from './context.js'

interface IncidentCommands {
  resolveIncident(incidentKey: string, jobKey?: string): Promise<unknown>
}

/**
 * Lets the engine try again where it stopped.
 * @throws Refusal `incident.unknown` (404), `engine.unavailable` (503).
 */
export async function resolveIncident(casework: Casework, engine: IncidentCommands, actor: Actor, incidentKey: string): Promise<void> {
  if (actor.role !== 'process-administrator') throw new Refusal('session.role-forbidden', 403)
  const progress = await progressOf(casework.store).findOne({ 'incidents.key': incidentKey }).lean<Progress | null>()
  const incident = progress?.incidents.find(({ key }) => key === incidentKey)
  if (!progress || !incident) throw new Refusal('incident.unknown', 404)
  if (!incident.resolvedAt) {
    await engine.resolveIncident(incidentKey, incident.jobKey).catch((error: unknown) => {
      throw new Refusal('engine.unavailable', 503, { cause: String(error).slice(0, 300) })
    })
  }
  const { accountId, displayName, role, regionCode } = actor
  await addAuditEntry(casework.store, {
    _id: `incident:${randomUUID()}`,
    at: casework.clock.now(),
    ...{ accountId, displayName, role, regionCode, act: 'resolve-incident', caseId: progress.caseId, subject: incidentKey },
    before: { type: incident.type, message: incident.message, elementId: incident.elementId },
    after: null,
  })
}

import { caseStages, type CaseStage } from '../domain/case.js'
import type { Actor } from '../domain/role.js'
import { elementPlaces } from '../domain/stages.js'
import { certificateNumbersIn } from '../domain/typed-certificate-number.js'
import { isStopped } from '../domain/stopped-case.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { progressOf } from '../store/models/progress.js'
import { caseScope } from './case-scope.js'
import { dueAtOf, dueFields, holderOf, holderShown, openIncidents, stageNow, statesOf } from './case-state.js'
import { containing, pageSize, skipOf, type Paged } from './paging.js'
import type { Reference } from './reference.js'

export interface CaseFilter {
  stage?: CaseStage | undefined
  status?: 'running' | 'ended' | undefined
  q: string
  page: number
}

const listed = { caseId: 1, enterpriseName: 1, regionCode: 1, industry: 1, grade: 1, outcome: 1, submittedAt: 1, endedAt: 1, engineEpoch: 1, authorityRegion: 1, committeeRegion: 1 }

/** Running cases whose stage is looked up at once; beyond that a stage filter has to be combined with others. */
const mostStaged = 5_000

/** The cases an actor may know of, newest first. */
export function createCaseList(store: Store, reference: Reference, epoch: string) {
  return async (actor: Actor, wanted: CaseFilter): Promise<Paged<Record<string, unknown>>> => {
    const filter = { ...caseScope(actor), ...statusFilter(wanted), ...textFilter(wanted.q), ...(await stageFilter(store, wanted.stage)) }
    const [rows, total, names] = await Promise.all([
      casesOf(store).find(filter, listed).sort({ submittedAt: -1 }).skip(skipOf(wanted.page)).limit(pageSize).lean<CaseDocument[]>(),
      casesOf(store).countDocuments(filter),
      reference.names(),
    ])
    const states = await statesOf(store, epoch, rows.map((row) => row._id))
    const items = rows.map((row) => {
      const state = states.get(row._id)!
      const stopped = isStopped(row, epoch)
      const holder = stopped ? undefined : holderOf(row, state)
      const due = row.endedAt ? undefined : dueAtOf(state)
      return {
        caseId: row._id,
        enterpriseName: row.enterpriseName,
        regionCode: row.regionCode,
        regionName: names.region(row.regionCode),
        industry: row.industry,
        grade: row.grade,
        stage: stageNow(row, state),
        status: row.endedAt ? 'ended' : 'running',
        stopped,
        outcome: row.outcome ?? null,
        submittedAt: row.submittedAt,
        ...dueFields(due),
        ...(holder && { holder: holderShown(holder, names.region) }),
        incidents: openIncidents(state),
      }
    })
    return { items, total }
  }
}

const statusFilter = ({ status }: CaseFilter) => (status ? { endedAt: { $exists: status === 'ended' } } : {})

/** A case id or certificate number whole, the number however typed, or any part of the enterprise's name. */
function textFilter(q: string): Record<string, unknown> {
  if (q === '') return {}
  return { $or: [{ caseId: q }, { certificateNumber: { $in: [q, ...certificateNumbersIn(q)] } }, { enterpriseName: containing(q) }] }
}

/** The stage is where the engine stands, so it is asked of the projection; a case also active in a later stage is in that one. */
async function stageFilter(store: Store, stage: CaseStage | undefined): Promise<Record<string, unknown>> {
  if (!stage) return {}
  if (stage === 'ended') return { endedAt: { $exists: true } }
  const here = await activeIn(store, (one) => one === stage)
  const later = caseStages.slice(caseStages.indexOf(stage) + 1)
  const past = new Set(await activeIn(store, (one) => later.includes(one)))
  return { _id: { $in: here.filter((id) => !past.has(id)) }, endedAt: { $exists: false } }
}

async function activeIn(store: Store, belongs: (stage: CaseStage) => boolean): Promise<string[]> {
  const ids = Object.values(elementPlaces).flatMap((elements) => Object.entries(elements).flatMap(([id, place]) => (belongs(place.stage) ? [id] : [])))
  const rows = await progressOf(store)
    .find({ state: 'active', elements: { $elemMatch: { state: 'active', elementId: { $in: ids } } } }, { caseId: 1 })
    .limit(mostStaged)
    .lean<{ caseId: string }[]>()
  return [...new Set(rows.map((row) => row.caseId))]
}

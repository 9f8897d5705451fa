import { maySeeCase, type Reach } from '../domain/case-access.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { stageLine } from '../domain/stages.js'
import { isStopped } from '../domain/stopped-case.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { documentsOf } from '../store/models/documents.js'
import { uploadsOf } from '../store/models/uploads.js'
import { enterpriseRecord } from './case-for-enterprise.js'
import { caseScope } from './case-scope.js'
import { partsWithUploads, uploadsOfCase } from './case-uploads.js'
import { holderOf, holderShown, isActive, seesPersons, stageNow, statesOf, type CaseState } from './case-state.js'
import type { Reference } from './reference.js'
import { untoldActsOf } from './untold-acts.js'

export type CaseAction = 'move-visit' | 'withdraw' | 'answer-corrections' | 'request-re-review' | 'submit-rectified-items'

/** Papers that stay inside the authority. */
const innerDocuments = ['review-report' as const]
/** Condition on the papers of a case that an actor may read. */
export const shownDocuments = (actor: Actor) => (seesPersons(actor.role) ? {} : { kind: { $nin: innerDocuments } })
/** Far more than a case has; of even more the latest are shown. */
const mostDocuments = 500

const reachParts = { enterpriseId: 1, industry: 1, regionCode: 1, authorityRegion: 1, committeeRegion: 1, 'expertGroup.members.expertId': 1, 'expertGroup.appointedAt': 1 }

/** One case, as each role may see it. */
export function createCaseView(store: Store, reference: Reference, epoch: string) {
  /** The stored record; another's case and none at all are the same refusal `case.unknown`. */
  async function record(actor: Actor, caseId: string): Promise<CaseDocument> {
    const found = await casesOf(store).findById(caseId).lean<CaseDocument | null>()
    if (!found || !maySeeCase(actor, found)) throw new Refusal('case.unknown', 404)
    return found
  }

  async function documents(actor: Actor, caseId: string) {
    const rows = await documentsOf(store).find({ caseId, ...shownDocuments(actor) }).sort({ createdAt: -1, _id: -1 }).limit(mostDocuments).lean()
    return rows
      .reverse()
      .map(({ _id, kind, occasion, name, createdAt }) => ({ documentId: _id, kind, occasion, title: name.replace(/\.pdf$/i, ''), createdAt, name }))
  }

  /** Names of the files handed in with a case, for the links to them. */
  async function filesOf(found: CaseDocument) {
    const rows = await uploadsOf(store).find({ _id: { $in: [...uploadsOfCase(found)] } }, { name: 1, size: 1 }).lean<{ _id: string; name: string; size: number }[]>()
    return rows.map(({ _id, name, size }) => ({ uploadId: _id, name, size }))
  }

  return {
    record,
    documents,

    /** What says who may know of these cases. */
    reachOf: (caseIds: string[]): Promise<Reach[]> => casesOf(store).find({ _id: { $in: caseIds } }, reachParts).lean<Reach[]>().exec(),

    /** Refuses `document.unknown` where the paper is none the actor may read. */
    async mayReadDocument(actor: Actor, documentId: string): Promise<void> {
      const found = await documentsOf(store).findById(documentId, { caseId: 1, kind: 1 }).lean()
      const hidden = found && !seesPersons(actor.role) && innerDocuments.some((kind) => kind === found.kind)
      const owner = found && !hidden ? await casesOf(store).findById(found.caseId).lean<CaseDocument | null>() : undefined
      if (!owner || !maySeeCase(actor, owner)) throw new Refusal('document.unknown', 404)
    },

    /** An enterprise's file is read by itself and by whoever may see a case it was handed in with; any other by who handed it in. */
    async mayReadUpload(actor: Actor, uploadId: string, upload: { uploadedBy: string; enterpriseId?: string }): Promise<boolean> {
      if (upload.uploadedBy === actor.accountId) return true
      if (!upload.enterpriseId) return false
      if (actor.role === 'enterprise') return actor.enterpriseId === upload.enterpriseId
      const cases = await casesOf(store).find({ ...caseScope(actor), enterpriseId: upload.enterpriseId }, partsWithUploads).lean<CaseDocument[]>()
      return cases.some((one) => uploadsOfCase(one).has(uploadId))
    },

    async view(actor: Actor, caseId: string) {
      const found = await record(actor, caseId)
      const [states, names, papers, files, waitingActs] = await Promise.all([
        statesOf(store, epoch, [caseId]),
        reference.names(),
        documents(actor, caseId),
        filesOf(found),
        untoldActsOf(store, caseId),
      ])
      const state = states.get(caseId)!
      const stopped = isStopped(found, epoch)
      const holder = stopped ? undefined : holderOf(found, state)
      return {
        case: seesPersons(actor.role) ? fullRecord(found) : enterpriseRecord(found),
        regionName: names.region(found.regionCode),
        stopped,
        stage: stageNow(found, state),
        stages: stageLine(state.instances, { grade: found.grade, ...(found.outcome && { outcome: found.outcome }), ...(found.endedAt && { endedAt: found.endedAt }) }),
        holder: holder ? holderShown(holder, names.region) : null,
        actions: stopped ? [] : actor.role === 'enterprise' ? actionsOf(found, state) : visitActions(actor, found, state),
        documents: papers,
        files,
        waitingActs,
        children: state.instances
          .filter((instance) => instance.parent)
          .map(({ processInstanceKey, processId, state: childState }) => ({ processInstanceKey, processId, state: childState })),
      }
    },
  }
}
export type CaseView = ReturnType<typeof createCaseView>

function fullRecord({ _id, appliedIntents: _applied, engineEpoch: _epoch, ...rest }: CaseDocument): Record<string, unknown> {
  return rest
}

/** The secretary who planned the visit may move it while it is to be scored (NX-13). */
function visitActions({ role, regionCode }: Actor, record: CaseDocument, state: CaseState): CaseAction[] {
  const planned = role === 'secretary' && regionCode === record.committeeRegion && record.visit?.announcedAt && !record.withdrawal
  return planned && isActive(state, 'application-to-announcement', 'Task_ScoreOnSite') ? ['move-visit'] : []
}

/** What the enterprise can do with its case now. */
export function actionsOf(record: CaseDocument, state: CaseState): CaseAction[] {
  if (record.endedAt || record.withdrawal) return []
  const actions: CaseAction[] = []
  if (!record.outcome && !record.confirmation) actions.push('withdraw')
  if (isActive(state, 'application-to-announcement', 'Gateway_AwaitCorrections')) actions.push('answer-corrections')
  if (isActive(state, 'application-to-announcement', 'Gateway_AwaitReReview')) actions.push('request-re-review')
  if (isActive(state, 're-review', 'Gateway_AwaitEvidence')) actions.push('submit-rectified-items')
  return actions
}

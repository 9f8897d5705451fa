import { refuseUnlessAdministrator } from '../domain/administration.js'
import type { CaseOutcome, CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { isStopped, mayBeginAnew, stoppedIn } from '../domain/stopped-case.js'
import { isDuplicateKey } from '../store/connection.js'
import { activeCaseKey, activeCasesOf } from '../store/models/active-cases.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import type { Intent } from '../store/models/intents.js'
import { publicNoticesOf } from '../store/models/public-notices.js'
import { freeIndustry } from './active-case.js'
import { caseFor, changeCase, findCase, partsOf, refusalOf } from './case-records.js'
import type { Casework } from './context.js'
import { earlierAct, perform, type Applied, type Effect } from './perform.js'
import { newCaseId, startCase } from './submit-application.js'

/** @throws Refusal `case.stopped` (409) for a case whose engine is gone: an act on it would never reach anybody. */
export function refuseStopped({ epoch }: Pick<Casework, 'epoch'>, record: CaseRecord): void {
  if (isStopped(record, epoch)) throw new Refusal('case.stopped', 409)
}

export const endStoppedEffect: Effect = {
  async apply(casework, intent) {
    const applied = await end(casework, intent)
    await freeIndustry(casework.store, intent.caseId!)
    return applied
  },
}

/** The stopped case ends, and another takes its place, as it was handed in: its number, its course and its papers are new. */
export const beginAnewEffect: Effect = {
  async apply(casework, intent) {
    const { store } = casework
    const applied = await end(casework, intent)
    const former = (await findCase(store, intent.caseId!))!
    const caseId = intent.facts.caseId as string
    await activeCasesOf(store).updateOne({ _id: activeCaseKey(former.enterpriseId, former.industry), caseId: former.caseId }, { $set: { caseId } })
    await casesOf(store)
      .create(asHandedIn(former, caseId, intent._id))
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error
      })
    return applied
  },
  command: (casework, intent) => startCase(casework, intent.facts.caseId as string),
}

async function end({ store, epoch }: Casework, intent: Intent): Promise<Applied> {
  const before = await findCase(store, intent.caseId!)
  const { reason } = intent.payload as { reason: string }
  const { displayName: byName, accountId: by } = intent.actor
  const continuedBy = intent.facts.caseId as string | undefined
  const outcome: CaseOutcome = before?.outcome ?? (before?.withdrawal ? 'withdrawn' : 'interrupted')
  const interruption = { reason, by, byName, at: intent.at, ...(continuedBy ? { continuedBy } : {}) }
  const undecided = continuedBy ? { withdrawal: { $exists: false }, confirmation: { $exists: false }, outcome: { $exists: false } } : {}
  const after = await changeCase(store, intent.caseId!, {
    intentId: intent._id,
    onlyIf: { ...stoppedIn(epoch), ...undecided },
    update: { $set: { interruption, outcome, endedAt: intent.at } },
  })
  if (!after) throw whyNot(await findCase(store, intent.caseId!))
  await publicNoticesOf(store).updateMany({ caseId: intent.caseId!, closedAt: { $exists: false } }, { $set: { closedAt: intent.at } })
  return { before: partsOf(before, ['outcome', 'endedAt']), after: partsOf(after, ['outcome', 'endedAt', 'interruption']) }
}

function asHandedIn(former: CaseDocument, caseId: string, intentId: string): CaseDocument {
  const { procedure, pack, enterpriseId, enterpriseName, regionCode, industry, specialty, grade, applicationKind, application, selfEvaluation, submittedAt, submittedBy } = former
  return {
    ...{ _id: caseId, caseId, procedure, pack, enterpriseId, enterpriseName, regionCode, industry, specialty, grade, applicationKind, application, selfEvaluation },
    ...{ submittedAt, submittedBy, continues: former.caseId },
    ...{ preliminaryChecks: [], correctionBatches: [], documentOpinions: [], problems: [], signatures: [], scores: [], reviewReportChecks: [] },
    appliedIntents: [intentId],
  }
}

/**
 * Ends a case whose engine is gone, with a reason its enterprise reads. What was decided before stays.
 * @throws Refusal `case.unknown` (404), `case.not-stopped`, `case.ended` (409).
 */
export async function endStoppedCase(casework: Casework, actor: Actor, caseId: string, { reason }: { reason: string }): Promise<void> {
  await settle(casework, actor, caseId, { kind: 'end-stopped-case', effect: endStoppedEffect, payload: { reason, anew: false } })
}

/**
 * Begins a stopped case anew from what the enterprise handed in. Where it stood can't be taken up: the engine's variables are not kept outside it.
 * @throws Refusal `case.unknown` (404), `case.not-stopped`, `case.ended`, `case.decided-already` (409).
 */
export async function beginStoppedCaseAnew(casework: Casework, actor: Actor, caseId: string, { reason }: { reason: string }): Promise<{ caseId: string }> {
  const intent = await settle(casework, actor, caseId, { kind: 'begin-case-anew', effect: beginAnewEffect, payload: { reason, anew: true }, facts: { caseId: newCaseId(casework) } })
  return { caseId: intent.facts.caseId as string }
}

async function settle(casework: Casework, actor: Actor, caseId: string, what: { kind: string; effect: Effect; payload: { reason: string; anew: boolean }; facts?: { caseId: string } }): Promise<Intent> {
  refuseUnlessAdministrator(actor)
  const record = await caseFor(casework.store, actor, caseId)
  const act = { id: `interrupt:${caseId}`, actor, caseId, takenCode: 'case.ended', ...what }
  if (!(await earlierAct(casework, act))) {
    if (!isStopped(record, casework.epoch)) throw whyNot(record)
    if (what.facts && !mayBeginAnew(record)) throw new Refusal('case.decided-already', 409)
  }
  return perform(casework, act)
}

function whyNot(record: CaseRecord | undefined): Refusal {
  if (!record || record.endedAt) return refusalOf(record)
  return new Refusal('case.not-stopped', 409)
}

import type { z } from 'zod'
import type { CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import { fullReviewRound } from '../domain/review-round.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { chineseDate } from '../domain/shanghai-time.js'
import { visitMoveSchema } from '../domain/task-forms.js'
import { caseFor, changeCase, findCase, partsOf, refusalOf, stillRunning } from './case-records.js'
import type { Casework } from './context.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'
import { sheetItems } from './scoring-sheet.js'
import { refuseImpossibleVisit } from './visit-day.js'

type Move = z.infer<typeof visitMoveSchema>

/** The days before, as the visit stood when the move was recorded. */
const formerOf = (facts: Record<string, unknown>) => facts as { startsOn: string; endsOn: string; turn: number }

/** NX-13: the visit on other days, nothing of it being recorded yet; enterprise and experts are told anew. */
export const moveVisitEffect: Effect = {
  async apply({ store }, intent) {
    const { reason, ...visit } = intent.payload as Move
    const { startsOn, endsOn } = formerOf(intent.facts)
    const before = await findCase(store, intent.caseId!)
    const after = await changeCase(store, intent.caseId!, {
      intentId: intent._id,
      onlyIf: { ...stillRunning, 'visit.startsOn': startsOn, 'visit.endsOn': endsOn },
      update: {
        $set: Object.fromEntries(Object.entries(visit).map(([key, value]) => [`visit.${key}`, value])),
        $push: { 'visit.moves': { startsOn, endsOn, reason, by: intent.actor.accountId, at: intent.at } },
      },
    })
    if (!after) throw refusalOf(await findCase(store, intent.caseId!))
    return { before: partsOf(before, ['visit']), after: partsOf(after, ['visit']) }
  },
  async command({ store, tell }, intent) {
    const record = await findCase(store, intent.caseId!)
    if (!record) return
    const { reason, startsOn, endsOn, place, note } = intent.payload as Move
    const former = formerOf(intent.facts)
    const members = record.expertGroup?.members ?? []
    await tell({
      caseId: record.caseId,
      kind: 'visit-announced',
      occasion: intent._id,
      recipients: [{ enterpriseId: record.enterpriseId }, ...members.map(({ expertId }) => ({ expertId }))],
      data: {
        ...{ startsOn: chineseDate(startsOn), endsOn: chineseDate(endsOn), place },
        note: `原定${chineseDate(former.startsOn)}至${chineseDate(former.endsOn)}的现场评审改为上述时间。原因：${reason}${note ? `\n${note}` : ''}`,
        members: members.map(({ name }) => name).join('、'),
      },
    })
  },
}

/**
 * Moves an announced visit while nothing of it is scored (NX-13).
 * @throws Refusal `session.role-forbidden` (403), `visit.not-movable` (409), `visit.in-the-past`, `visit.too-far` (422).
 */
export async function moveVisit(casework: Casework, actor: Actor, caseId: string, typed: Move): Promise<Performed> {
  const record = await caseFor(casework.store, actor, caseId)
  if (actor.role !== 'secretary' || actor.regionCode !== record.committeeRegion) throw new Refusal('session.role-forbidden', 403)
  const payload = visitMoveSchema.parse(typed)
  const { visit } = record
  if (!visit?.announcedAt) throw new Refusal('visit.not-movable', 409)
  const turn = visit.moves?.length ?? 0
  const sent = { actor, payload, takenCode: 'case.changed-meanwhile' }
  // the same move sent again after its answer got lost
  if (turn > 0 && payload.startsOn === visit.startsOn && payload.endsOn === visit.endsOn) {
    const earlier = await earlierAct(casework, { ...sent, id: idOf(caseId, turn - 1) })
    if (earlier) return performed(earlier)
  }
  await refuseUnderWay(casework, record)
  refuseImpossibleVisit(payload, casework.clock.now())
  const facts = { startsOn: visit.startsOn, endsOn: visit.endsOn, turn }
  return performed(await perform(casework, { ...sent, id: idOf(caseId, turn), kind: 'move-visit', effect: moveVisitEffect, caseId, facts }))
}

const idOf = (caseId: string, turn: number) => `move-visit:${caseId}:${turn}`

/** Only while the group is to score and has judged nothing yet: what was found stays under the day on which it was. */
async function refuseUnderWay({ store, tasks }: Casework, { caseId, withdrawal, outcome }: CaseRecord): Promise<void> {
  const [open, items] = await Promise.all([tasks.openOfCase(caseId, 'score-on-site'), sheetItems(store, caseId, fullReviewRound)])
  if (withdrawal || outcome || open.length === 0 || items.some(({ version }) => version > 1)) throw new Refusal('visit.not-movable', 409)
}

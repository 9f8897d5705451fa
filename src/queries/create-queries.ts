import type { Clock } from '../domain/clock.js'
import type { RegulationPack } from '../domain/ports.js'
import { defaultPackName } from '../domain/regulation-pack.js'
import type { Store } from '../store/connection.js'
import { createAdministration } from './administration.js'
import { createCaseActivity } from './case-activity.js'
import { createCaseList } from './case-list.js'
import { createCaseProgress } from './case-progress.js'
import { createCaseView } from './case-view.js'
import { createEnterpriseRecords } from './enterprise-records.js'
import { createExperts } from './experts.js'
import { createMissingOffices } from './missing-offices.js'
import { createModelQueries } from './process-models.js'
import { createPublicRegister } from './public-register.js'
import { createReference } from './reference.js'
import { createSeatMoves } from './seat-moves.js'
import { createScoring } from './scoring.js'
import { createStoppedCases } from './stopped-cases.js'
import { createTaskDetail } from './task-detail.js'
import { createTaskList } from './task-list.js'
import { createUndeliveredLetters } from './undelivered-letters.js'
import { createWaitingActs } from './waiting-acts.js'

/**
 * The read side: what each role may see, from the store's records and the engine's projections. Reads only.
 *
 * @param epoch the life of the engine that runs now: tasks of earlier ones are nobody's.
 */
export function createQueries({ store, clock, pack, epoch }: { store: Store; clock: Clock; pack: (name: string) => RegulationPack; epoch: string }) {
  const reference = createReference(store)
  const models = createModelQueries(store)
  const cases = createCaseView(store, reference, epoch)
  return {
    reference,
    models,
    enterprise: createEnterpriseRecords(store, clock, pack(defaultPackName)),
    cases: {
      ...cases,
      list: createCaseList(store, reference, epoch),
      progress: createCaseProgress(store, cases, models, { clock, epoch }),
      activity: createCaseActivity(store, cases, models),
      scoringSheet: createScoring(store, cases),
      experts: createExperts(store, cases, pack, clock),
    },
    tasks: { list: createTaskList(store, models, { clock, epoch }), ...createTaskDetail(store, cases, models, { pack, clock, epoch }) },
    register: createPublicRegister(store, reference, clock, [pack(defaultPackName).region.abbreviation]),
    missingOffices: createMissingOffices(store, reference),
    seatMoves: createSeatMoves(store, reference),
    administration: { ...createAdministration(store, reference, epoch), stoppedCases: createStoppedCases(store, reference, epoch) },
    waitingActs: createWaitingActs(store, models),
    undeliveredLetters: createUndeliveredLetters(store),
  }
}
export type Queries = ReturnType<typeof createQueries>

import type { CaseOutcome, CaseRecord, CaseStage } from '../../../src/domain/case.js'
import type { Grade } from '../../../src/domain/grade.js'
import type { ExpertProfile, RegulationPack, ScoredItem } from '../../../src/domain/ports.js'
import type { Role } from '../../../src/domain/role.js'
import type { components } from './schema'
import type { Answer } from './typed'

type Schemas = components['schemas']

export type { CaseOutcome, CaseStage, ExpertProfile, Grade, RegulationPack, Role, ScoredItem }

/** A type as it arrives in JSON: dates are ISO strings. */
export type Json<T> = T extends Date ? string : T extends (infer U)[] ? Json<U>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T

export type Account = Schemas['AccountSummary']
export type Instance = SessionAnswer['instance']
export type SessionAnswer = Answer<'/api/session'>
export type SampleAccount = Answer<'/api/sample/accounts'>['items'][number]
export interface Reference {
  pack: RegulationPack
  regions: Answer<'/api/reference'>['regions']
  standards: Answer<'/api/reference'>['standards']
}

export type Holder = NonNullable<CaseRow['holder']>
export type CaseRow = Schemas['CaseRow']
export type CaseAction = Schemas['CaseView']['actions'][number]
export type CaseDocument = Schemas['CaseView']['documents'][number]
/** What an act answers with where it is kept and the engine has still to be told; nothing otherwise. */
export type Performed = { waiting: boolean } | undefined

/** The record inside follows src/domain/case.ts, cut to what the role may see. */
export type CaseView = Omit<Schemas['CaseView'], 'case'> & { case: Partial<Json<CaseRecord>> & Schemas['CaseView']['case'] }

export type ProgressElement = Progress['elements'][number]
export type Progress = CaseProgress['instances'][number]
export type OpenTask = CaseProgress['tasks'][number]
export type CaseProgress = Schemas['CaseProgress']
export type Activity = Answer<'/api/cases/{caseId}/activity'>['items'][number]

export type TaskRow = Schemas['TaskRow']
/** What a form asks about is by its form id (src/queries/task-detail.ts). */
export type TaskView = Omit<Answer<'/api/tasks/{taskKey}'>, 'case'> & { case: CaseView }
export type TaskPage = Answer<'/api/tasks'>

export type SheetTotals = ScoringSheet['totals']
export type ScoringSheet = Answer<'/api/cases/{caseId}/scoring-sheet'>

export type InboxItem = Answer<'/api/inbox'>['items'][number]
export type Upload = Answer<'/api/uploads', 'post'>

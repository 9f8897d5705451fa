import { api } from './client'
import type { ExpertProfile, Page, Performed, ScoredItem, ScoringSheet, SheetTotals, TaskPage, TaskView } from './types'

const at = (taskKey: string) => `/api/tasks/${encodeURIComponent(taskKey)}`
const sheetAt = (caseId: string) => `/api/cases/${encodeURIComponent(caseId)}/scoring-sheet`

export interface ScoreChange {
  itemId: string
  version: number
  missing?: boolean
  deduction?: number
  deductionNote?: string
  vetoed?: boolean
  done?: boolean
}
export interface ScoreAnswer {
  items: ScoredItem[]
  conflicts: { itemId: string; stored: ScoredItem }[]
  totals?: SheetTotals
}
export interface Violation {
  code: string
  rule: string
  expertId?: string
  detail: string
}
export interface GroupCheck {
  lawful: boolean
  violations: Violation[]
  coverage: { system: string; coveredBy: string[] }[]
}
export type ExpertRow = ExpertProfile & { violations?: Violation[] }

export const tasks = {
  list: (query: { mine?: boolean; overdue?: boolean; q?: string; page?: number }) => api.get<TaskPage>('/api/tasks', query),
  one: (taskKey: string) => api.get<TaskView>(at(taskKey)),
  claim: (taskKey: string) => api.post(`${at(taskKey)}/claim`),
  unclaim: (taskKey: string) => api.post(`${at(taskKey)}/unclaim`),
  assign: (taskKey: string, accountId: string) => api.post(`${at(taskKey)}/assign`, { accountId }),
  assignees: (taskKey: string) => api.get<{ items: { accountId: string; displayName: string }[] } | { accountId: string; displayName: string }[]>(`${at(taskKey)}/assignees`),
  saveDraft: (taskKey: string, version: number, content: unknown) => api.put<{ version: number; savedAt: string }>(`${at(taskKey)}/draft`, { version, content }),
  complete: (taskKey: string, payload: unknown) => api.post<Performed>(`${at(taskKey)}/completion`, { payload }),
  sheet: (caseId: string, round: number) => api.get<ScoringSheet>(sheetAt(caseId), { round }),
  score: (caseId: string, round: number, changes: ScoreChange[]) => api.patch<ScoreAnswer>(`${sheetAt(caseId)}/items`, { round, changes }),
  experts: (caseId: string, q: string) => api.get<Page<ExpertRow>>('/api/experts', { caseId, q }),
  checkGroup: (caseId: string, members: string[], leader: string) =>
    api.post<GroupCheck>(`/api/cases/${encodeURIComponent(caseId)}/expert-group/check`, { members, leader }),
}

import { api } from './client'
import type { Answer, Asked, Body } from './typed'
import type { TaskView } from './types'

const at = (taskKey: string) => `/api/tasks/${encodeURIComponent(taskKey)}` as const
const sheetAt = (caseId: string) => `/api/cases/${encodeURIComponent(caseId)}/scoring-sheet` as const

export type ScoreChange = Body<'/api/cases/{caseId}/scoring-sheet/items', 'patch'>['changes'][number]
export type ScoreAnswer = Answer<'/api/cases/{caseId}/scoring-sheet/items', 'patch'>
export type Violation = GroupCheck['violations'][number]
export type GroupCheck = Answer<'/api/cases/{caseId}/expert-group/check', 'post'>
export type ExpertRow = Answer<'/api/experts'>['items'][number]

export const tasks = {
  list: (query: Asked<'/api/tasks'>) => api.get('/api/tasks', query),
  one: async (taskKey: string) => (await api.get(at(taskKey))) as TaskView,
  claim: (taskKey: string) => api.post(`${at(taskKey)}/claim`),
  unclaim: (taskKey: string) => api.post(`${at(taskKey)}/unclaim`),
  assign: (taskKey: string, accountId: string) => api.post(`${at(taskKey)}/assign`, { accountId }),
  assignees: (taskKey: string) => api.get(`${at(taskKey)}/assignees`),
  saveDraft: (taskKey: string, version: number, content: unknown) => api.put(`${at(taskKey)}/draft`, { version, content }),
  complete: (taskKey: string, payload: unknown) => api.post(`${at(taskKey)}/completion`, { payload }),
  sheet: (caseId: string, round: number) => api.get(sheetAt(caseId), { round }),
  score: (caseId: string, round: number, changes: ScoreChange[]) => api.patch(`${sheetAt(caseId)}/items`, { round, changes }),
  experts: (caseId: string, q: string) => api.get('/api/experts', { caseId, q }),
  checkGroup: (caseId: string, members: string[], leader: string) =>
    api.post(`/api/cases/${encodeURIComponent(caseId)}/expert-group/check`, { members, leader }),
}

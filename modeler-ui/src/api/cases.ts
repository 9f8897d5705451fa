import { api } from './client'
import type { Asked } from './typed'
import type { Activity, CaseProgress, CaseRow, CaseView, Page } from './types'

export const pageSize = 20

export const cases = {
  list: (query: Asked<'/api/cases'>) => api.get<Page<CaseRow>>('/api/cases', query),
  one: (caseId: string) => api.get<CaseView>(`/api/cases/${encodeURIComponent(caseId)}`),
  progress: (caseId: string) => api.get<CaseProgress>(`/api/cases/${encodeURIComponent(caseId)}/progress`),
  activity: (caseId: string, before?: string) => api.get<{ items: Activity[]; next: string | null }>(`/api/cases/${encodeURIComponent(caseId)}/activity`, before ? { before } : {}),
}

const models = new Map<string, Promise<string>>()
/** BPMN XML of a deployed model; a version never changes, so it is asked for once. */
export function modelXml(processDefinitionKey: string): Promise<string> {
  let asked = models.get(processDefinitionKey)
  if (!asked) {
    asked = api.text(`/api/models/${encodeURIComponent(processDefinitionKey)}`)
    asked.catch(() => models.delete(processDefinitionKey))
    models.set(processDefinitionKey, asked)
  }
  return asked
}

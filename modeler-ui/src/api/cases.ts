import { api } from './client'
import type { Asked } from './typed'
import type { CaseView } from './types'

export const pageSize = 20

export const cases = {
  list: (query: Asked<'/api/cases'>) => api.get('/api/cases', query),
  one: async (caseId: string) => (await api.get(`/api/cases/${encodeURIComponent(caseId)}`)) as CaseView,
  progress: (caseId: string) => api.get(`/api/cases/${encodeURIComponent(caseId)}/progress`),
  activity: (caseId: string, before?: string) => api.get(`/api/cases/${encodeURIComponent(caseId)}/activity`, before ? { before } : {}),
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

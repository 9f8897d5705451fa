import { api } from '@/api/client'
import type { Grade } from '@/api/types'

export interface SelfEvaluationRow {
  selfEvaluationId: string
  year: number
  grade: Grade
  score: number
  industry?: string
  specialty?: string
  submittedAt: string
}

/** The enterprise's self-evaluation reports, newest first. */
export async function selfEvaluationsOf(): Promise<SelfEvaluationRow[]> {
  const answer = await api.get<SelfEvaluationRow[] | { items: SelfEvaluationRow[] }>('/api/enterprise/self-evaluations')
  return Array.isArray(answer) ? answer : answer.items
}

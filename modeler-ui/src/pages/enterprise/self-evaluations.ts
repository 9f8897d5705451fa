import { api } from '@/api/client'
import type { Answer } from '@/api/typed'

export type SelfEvaluationRow = Answer<'/api/enterprise/self-evaluations'>['items'][number]

/** The enterprise's self-evaluation reports, newest first. */
export async function selfEvaluationsOf(): Promise<SelfEvaluationRow[]> {
  return (await api.get('/api/enterprise/self-evaluations')).items
}

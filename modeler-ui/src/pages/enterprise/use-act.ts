import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api/client'
import { ApiError, sentenceOf } from '@/api/errors'
import type { Body } from '@/api/typed'
import { showFirstError } from '@/fields/first-error'
import { t } from '@/i18n'
import { notify } from '@/notify'

type CaseAct = 'corrections' | 're-review' | 'rectified-items' | 'withdrawal' | 'visit'

/** Sending one act on a case: shows what is wrong where it is, and goes back to the case when done. */
export function useAct<A extends CaseAct>(caseId: string, path: A, done: string) {
  const router = useRouter()
  const sending = ref(false)
  const problem = ref('')
  const fields = ref<Record<string, string>>({})
  async function send(body: Body<`/api/cases/{caseId}/${A}`>): Promise<void> {
    sending.value = true
    problem.value = ''
    fields.value = {}
    try {
      const performed = await api.post(`/api/cases/${caseId}/${path as CaseAct}`, body as Body<`/api/cases/{caseId}/${CaseAct}`>)
      notify(performed?.waiting ? t('shell.waitingForEngine') : done)
      await router.push(`/cases/${caseId}`)
    } catch (error) {
      problem.value = sentenceOf(error)
      if (error instanceof ApiError) fields.value = error.fields
      await showFirstError(document.querySelector<HTMLElement>('main form'))
    } finally {
      sending.value = false
    }
  }
  return { sending, problem, fields, send }
}

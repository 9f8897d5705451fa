import { ref } from 'vue'
import { sentenceOf } from '@/api/errors'
import { notify } from '@/notify'

/** One thing at a time of a list: what is being done, by its row, and a refusal shown as its sentence. */
export function useBusy() {
  const busy = ref('')
  async function doing(what: string, work: () => Promise<void>): Promise<void> {
    busy.value = what
    try {
      await work()
    } catch (error) {
      notify(sentenceOf(error), 'problem')
    } finally {
      busy.value = ''
    }
  }
  return { busy, doing }
}

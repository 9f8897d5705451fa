import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ApiError, sentenceOf } from '@/api/errors'

export interface Loaded<T> {
  value: ShallowRef<T | undefined>
  error: Ref<string>
  status: Ref<number>
  loading: Ref<boolean>
  /** Loads again; what is shown stays until the new answer is here. */
  load: () => Promise<void>
}

/** A value from the server with its loading and error states; a slow early answer never replaces a later one. */
export function useLoaded<T>(ask: () => Promise<T>): Loaded<T> {
  const value = shallowRef<T>()
  const error = ref('')
  const status = ref(0)
  const loading = ref(false)
  let turn = 0
  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const answer = await ask()
      if (mine !== turn) return
      value.value = answer
      error.value = ''
      status.value = 200
    } catch (thrown) {
      if (mine !== turn) return
      error.value = sentenceOf(thrown)
      status.value = thrown instanceof ApiError ? thrown.status : 0
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  return { value, error, status, loading, load }
}

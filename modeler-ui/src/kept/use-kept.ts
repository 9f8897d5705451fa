import { reactive, watch } from 'vue'
import { session } from '@/session/store'
import { forgetHere, isRecord, keepHere, readHere } from './kept-here'

/** Values of a short form, kept in this browser for this person until they are sent. */
export function useKept<T extends object>(key: string, initial: T): { value: T; forget: () => void } {
  const name = `dabiao.kept.${session.account?.accountId ?? ''}.${key}`
  const value = reactive({ ...initial, ...readHere<Partial<T>>(name, isRecord) }) as T
  const stop = watch(() => value, (next) => keepHere(name, next), { deep: true })
  return {
    value,
    forget: () => {
      stop()
      forgetHere(name)
    },
  }
}

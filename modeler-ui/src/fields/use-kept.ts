import { reactive, watch } from 'vue'

/** Values of a short form, kept in this browser until they are sent. */
export function useKept<T extends object>(key: string, initial: T): { value: T; forget: () => void } {
  const name = `dabiao.kept.${key}`
  let stored: Partial<T>
  try {
    stored = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<T>
  } catch {
    stored = {}
  }
  const value = reactive({ ...initial, ...stored }) as T
  const stop = watch(() => value, (next) => localStorage.setItem(name, JSON.stringify(next)), { deep: true })
  return {
    value,
    forget: () => {
      stop()
      localStorage.removeItem(name)
    },
  }
}

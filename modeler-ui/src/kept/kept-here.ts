import { ref } from 'vue'

/** True once this browser refused to keep something: its storage is full, or forbidden. What is typed then lives as long as the page. */
export const storageFailed = ref(false)
/** What the storage did not take; gone with the page. */
const memory = new Map<string, string>()

/**
 * Keeps what is typed and not handed in yet: in this browser, or, where its storage takes nothing more, in this page. Never throws, so that
 * what comes after it (sending to the server) happens all the same.
 */
export function keepHere(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(key, text)
    memory.delete(key)
  } catch {
    storageFailed.value = true
    memory.set(key, text)
    // a former text under the same key would come back as if it were the latest
    drop(key)
  }
}

/** What was kept under a key. Something broken, or of another shape than asked for, is nothing, and is thrown away. */
export function readHere<T>(key: string, fits: (found: unknown) => boolean): T | undefined {
  let text: string | null | undefined
  try {
    text = memory.get(key) ?? localStorage.getItem(key)
    if (text === null || text === undefined) return undefined
    const found = JSON.parse(text) as unknown
    if (fits(found)) return found as T
  } catch {
    // broken, or the storage is forbidden
  }
  forgetHere(key)
  return undefined
}

export function forgetHere(key: string): void {
  memory.delete(key)
  drop(key)
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // forbidden storage holds nothing
  }
}

export const isRecord = (found: unknown): found is Record<string, unknown> => typeof found === 'object' && found !== null && !Array.isArray(found)

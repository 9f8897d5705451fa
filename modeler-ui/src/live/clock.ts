import { ref } from 'vue'

/** Milliseconds between this browser's clock and the instance's (a sample instance may be far ahead). */
const offset = ref(0)
/** The instance's time, moving every half minute. */
export const now = ref(Date.now())

export function setClock(iso: string): void {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return
  offset.value = at - Date.now()
  now.value = at
}

setInterval(() => {
  now.value = Date.now() + offset.value
}, 30_000)

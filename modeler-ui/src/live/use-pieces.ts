import { computed, shallowRef } from 'vue'
import { useLoaded } from './use-loaded'

interface Piece<T> {
  items: T[]
  /** `before` of the piece that follows; null at the end. */
  next: string | null
}

/** A list of the server that is read on piece by piece, newest first. `first.load` begins anew. */
export function usePieces<T>(ask: (before?: string) => Promise<Piece<T>>) {
  const later = shallowRef<Piece<T>[]>([])
  const first = useLoaded(async () => {
    const piece = await ask()
    later.value = []
    return piece
  })
  const pieces = computed(() => (first.value.value ? [first.value.value, ...later.value] : []))
  const items = computed(() => pieces.value.flatMap((piece) => piece.items))
  const next = computed(() => pieces.value.at(-1)?.next ?? null)
  async function more(): Promise<void> {
    if (next.value) later.value = [...later.value, await ask(next.value)]
  }
  return { first, items, next, more }
}

import { onScopeDispose, ref } from 'vue'

/** Whether the browser believes it is connected. */
export const online = ref(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))

/**
 * Listens to a server-sent event stream while the calling component lives. Handlers also run after a gap (lost connection, page
 * hidden), because events in between are gone. The stream is closed while the page is hidden: browsers allow six connections a
 * server, and forgotten tabs would use them up.
 */
export function useEvents(address: string, handlers: Record<string, (data: unknown) => void>): void {
  let source: EventSource | undefined
  let gap = false

  const dispatch = (name: string, data: unknown) => handlers[name]?.(data)
  const open = () => {
    if (source || document.hidden) return
    source = new EventSource(address, { withCredentials: true })
    source.onopen = () => {
      if (gap) for (const name of Object.keys(handlers)) dispatch(name, undefined)
      gap = false
    }
    source.onerror = () => {
      gap = true
      // A refused stream is not tried again by the browser itself.
      if (source?.readyState === EventSource.CLOSED) {
        close()
        timer = setTimeout(open, 5000)
      }
    }
    for (const name of Object.keys(handlers)) {
      source.addEventListener(name, (event) => dispatch(name, parse((event as MessageEvent<string>).data)))
    }
  }
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
    gap = true
  }
  const shown = () => (document.hidden ? close() : open())
  let timer: ReturnType<typeof setTimeout> | undefined

  open()
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', shown)
    close()
  })
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

/** Calls at most once in `milliseconds`, the last time with nothing lost. */
export function calmly(run: () => void, milliseconds = 250): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      run()
    }, milliseconds)
  }
}

/** Calls at once, and then at most once in `milliseconds`, the last time with nothing lost. */
export function atMostEvery(milliseconds: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const go = (): void => {
    again = false
    run()
    timer = setTimeout(() => {
      timer = undefined
      if (again) go()
    }, milliseconds)
  }
  return () => {
    if (timer === undefined) go()
    else again = true
  }
}

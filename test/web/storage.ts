/** A browser's storage for tests: of limited room, or forbidden altogether. */
export function useStorage({ room = Infinity, forbidden = false } = {}): Map<string, string> {
  const items = new Map<string, string>()
  const guarded = <T>(run: () => T): T => {
    if (forbidden) throw new DOMException('The operation is insecure.', 'SecurityError')
    return run()
  }
  const storage = {
    getItem: (key: string) => guarded(() => items.get(key) ?? null),
    removeItem: (key: string) => guarded(() => void items.delete(key)),
    setItem: (key: string, value: string) =>
      guarded(() => {
        if (value.length > room) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
        items.set(key, value)
      }),
  }
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true, writable: true })
  return items
}

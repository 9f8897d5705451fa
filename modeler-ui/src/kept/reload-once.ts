const key = 'dabiao.reloaded'

/** Whether the page may load itself anew: once until `startedAgain`; never where this browser can't remember that it did. */
export function mayReload(): boolean {
  try {
    if (sessionStorage.getItem(key)) return false
    sessionStorage.setItem(key, '1')
    return true
  } catch {
    return false
  }
}

export function startedAgain(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // forbidden storage holds nothing
  }
}

/** Whether the engine is ready to take commands. */
export async function readinessOf(managementUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${managementUrl}/actuator/health/readiness`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/**
 * Moves the engine's clock forward (only where it was started with a controlled clock). The offset is lost when the engine
 * restarts. `pin` is never used: it freezes the engine's own timers, the exporter's among them.
 */
export async function addToEngineClock(managementUrl: string, milliseconds: number): Promise<void> {
  if (!(milliseconds >= 0)) throw new RangeError('a clock only moves forward')
  if (milliseconds === 0) return
  const response = await fetch(`${managementUrl}/actuator/clock/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli: Math.round(milliseconds) }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`the engine refused to move its clock: ${response.status} ${await response.text()}`)
  await response.body?.cancel()
}

/** Takes a snapshot now, so that a restart replays less. */
export async function takeSnapshot(managementUrl: string): Promise<void> {
  const response = await fetch(`${managementUrl}/actuator/partitions/takeSnapshot`, { method: 'POST', signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`the engine refused a snapshot: ${response.status}`)
  await response.body?.cancel()
}

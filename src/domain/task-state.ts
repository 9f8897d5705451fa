import { Refusal } from './errors.js'

/** Refuses an act on a human task that is over. @throws Refusal `task.already-completed`, `task.cancelled` (409). */
export function refuseOver(task: { state: 'open' | 'completed' | 'cancelled' }): void {
  if (task.state === 'completed') throw new Refusal('task.already-completed', 409)
  if (task.state === 'cancelled') throw new Refusal('task.cancelled', 409)
}

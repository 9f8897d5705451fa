import { Refusal } from './errors.js'

/** Refuses an act on a human task that is over. @throws Refusal `task.already-completed`, `task.cancelled` (409). */
export function refuseOver(task: { state: 'open' | 'completed' | 'cancelled' }): void {
  if (task.state === 'completed') throw new Refusal('task.already-completed', 409)
  if (task.state === 'cancelled') throw new Refusal('task.cancelled', 409)
}

/** A task that is offered to several persons rather than to an office is theirs together: nobody takes it for himself (annex 3, the group's scoring sheet). */
export const isJoint = ({ candidateGroups }: { candidateGroups: string[] }): boolean =>
  candidateGroups.length > 1 && candidateGroups.every((group) => group.startsWith('expert:'))

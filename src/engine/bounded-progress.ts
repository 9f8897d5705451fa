import { mongo } from 'mongoose'
import type { Progress } from '../store/models/progress.js'

/**
 * How much of what is over an instance's document keeps: far more than any procedure's own course, and a few hundred kilobytes at most. All of it
 * stays in the stored records; tasks and deadlines have documents of their own.
 */
export const mostEnded = { history: 1000, timers: 300, incidents: 200 }

/** Messages of incidents beyond as many are cut short: many at once have one cause. */
const longMessages = 100
const shortMessage = 200

/** Drops the oldest of what is over, after each record: the same records always leave the same document. What still runs is never dropped. */
export function dropOldest(progress: Progress): void {
  const { history, timers, incidents } = progress
  if (history.length > mostEnded.history) drop(history, ({ state }) => state !== 'active')
  if (timers.length > mostEnded.timers) drop(timers, ({ state }) => state !== 'pending')
  if (incidents.length > mostEnded.incidents) drop(incidents, ({ resolvedAt, type }) => resolvedAt !== undefined || type === 'ENGINE_ERROR')
  if (incidents.length > longMessages) incidents.at(-1)!.message = incidents.at(-1)!.message.slice(0, shortMessage)
}

function drop<T>(entries: T[], over: (entry: T) => boolean): void {
  const oldest = entries.findIndex(over)
  if (oldest >= 0) entries.splice(oldest, 1)
}

/** Bytes of a document that is still written: stores take 16 MB, and SecantusDB needs a minute for one just below it. */
const largest = 12 * 1024 * 1024
/** With fewer things open than this a document can't come near the limit, and isn't measured. */
const fewOpen = 1000

/** True where what is open in an instance is more than a document holds. */
export function isTooLarge(progress: Progress): boolean {
  const { openTasks, incidents, messages, scopes } = progress
  const open = openTasks.length + incidents.length + messages.length + scopes.reduce((sum, { variables }) => sum + 1 + variables.length, 0)
  return open > fewOpen && mongo.BSON.calculateObjectSize(progress) > largest
}

/** Type of the incident that stands for an instance whose document the store doesn't take. */
export const setAsideType = 'SET_ASIDE'

/**
 * What is shown of an instance whose document the store doesn't take: which one it is, and an incident. It no longer depends on how far the records were
 * read, so a rebuild that meets the same fault leaves the same document.
 */
export function setAsideProgress({ _id, epoch, processInstanceKey, caseId, processId, version, processDefinitionKey, parent, startedAt }: Progress): Progress {
  const incident = { key: `set-aside:${processInstanceKey}`, elementId: '', type: setAsideType, message: '', at: startedAt }
  return {
    ...{ _id, epoch, processInstanceKey, caseId, processId, version, processDefinitionKey, ...(parent ? { parent } : {}) },
    ...{ state: 'active', startedAt, elements: [], flows: [], incidents: [incident], timers: [], history: [], scopes: [], messages: [], openTasks: [] },
    setAside: true,
    lastPosition: {},
  }
}

import { regulationPack } from '../domain/regulation-pack.js'
import { runningLimits } from '../domain/running-limits.js'
import { shanghaiYear } from '../domain/shanghai-time.js'
import { taskCount, taskFacts, type TaskFacts, type WorkingDayCount } from '../domain/task-limits.js'
import { addWorkingDays, isPlainWorkingDay, stateCouncilCalendar, type DayCalendar } from '../domain/working-days.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import { workingCalendar } from '../store/working-calendar.js'

/** A task with its due date; `provisional` where that passes a year whose calendar is not published. */
export type DueTask = HumanTask & { provisional: boolean }

/**
 * Tasks with a due date each: the engine's, where the regulation or an earlier step sets one; else the working days that the case's
 * pack allows for this kind of task, from its beginning. What is counted in working days follows the calendar as it is now; a date the
 * engine was given, which may have been told, is never shortened by it, and one that is no such count stays.
 */
export async function withDueDates(store: Store, tasks: HumanTask[], calendar?: DayCalendar): Promise<DueTask[]> {
  if (tasks.length === 0) return []
  const [days, cases] = await Promise.all([
    calendar ?? workingCalendar(store),
    casesOf(store).find({ _id: { $in: [...new Set(tasks.map((task) => task.caseId))] } }, taskFacts).lean<(TaskFacts & { _id: string })[]>(),
  ])
  const recordOf = new Map(cases.map((record) => [record._id, record]))
  return tasks.map((task) => {
    const record = recordOf.get(task.caseId)
    const count = record && taskCount(task, task.dueAt !== undefined, record, regulationPack(record.pack))
    if (!count) return { ...task, provisional: false }
    const { date, provisional } = addWorkingDays(count.from, count.days, days)
    return { ...task, dueAt: task.dueAt && (task.dueAt > date || !wasCounted(task.dueAt, count)) ? task.dueAt : date, provisional }
  })
}

/** Whether a date the engine was given is this count: by the package's calendar, or by statute alone from before the package had the year. */
function wasCounted(dueAt: Date, { from, days }: WorkingDayCount): boolean {
  const year = String(shanghaiYear(dueAt))
  const arranged = stateCouncilCalendar()
  const before: DayCalendar = { ...arranged, isWorkingDay: (date) => (date.startsWith(year) ? isPlainWorkingDay(date) : arranged.isWorkingDay(date)) }
  return [arranged, before].some((calendar) => addWorkingDays(from, days, calendar).date.getTime() === dueAt.getTime())
}

/** What `runningLimits` asks of a case. */
export const limitFacts = { pack: 1, correctionBatches: 1, publicNotice: 1, recommendation: 1, outcome: 1, withdrawal: 1 }

/** Moments until which cases wait provisionally, by case: a timer of that moment is a provisional one. Milliseconds. */
export async function provisionalMoments(store: Store, caseIds: string[]): Promise<Map<string, Set<number>>> {
  const records = await casesOf(store).find({ _id: { $in: caseIds } }, limitFacts).lean<CaseDocument[]>()
  return new Map(
    records.map((record) => {
      const limits = runningLimits(record, regulationPack(record.pack)).filter(({ provisional }) => provisional)
      return [record._id, new Set(limits.map(({ date }) => date.getTime()))]
    }),
  )
}

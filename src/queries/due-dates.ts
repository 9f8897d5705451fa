import { regulationPack } from '../domain/regulation-pack.js'
import { addWorkingDays } from '../domain/working-days.js'
import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import { workingCalendar } from '../store/working-calendar.js'

/**
 * Tasks with a due date each: the engine's, where the regulation or an earlier step sets one; else the working days that the case's
 * pack allows for this kind of task, from its beginning. Those are practice: nothing in the procedure hangs on them, and they
 * follow the calendar as it is now.
 */
export async function withDueDates(store: Store, tasks: HumanTask[]): Promise<HumanTask[]> {
  const bare = tasks.filter((task) => !task.dueAt)
  if (bare.length === 0) return tasks
  const [calendar, cases] = await Promise.all([
    workingCalendar(store),
    casesOf(store)
      .find({ _id: { $in: [...new Set(bare.map((task) => task.caseId))] } }, { pack: 1 })
      .lean<{ _id: string; pack: string }[]>(),
  ])
  const packOf = new Map(cases.map((record) => [record._id, record.pack]))
  return tasks.map((task) => {
    const pack = packOf.get(task.caseId)
    const days = !task.dueAt && pack ? regulationPack(pack).taskWorkingDays[task.formId]?.value : undefined
    return days ? { ...task, dueAt: addWorkingDays(task.createdAt, days, calendar).date } : task
  })
}

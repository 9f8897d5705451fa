import type { CaseRecord } from '../../src/domain/case.js'
import { recountedAt, runningLimits, yearMissing, type RunningLimit } from '../../src/domain/running-limits.js'
import type { DueDate } from '../../src/domain/working-days.js'
import type { WorkerDeps } from '../contract.js'
import { administratorsOf } from './recipients.js'

/**
 * What a limit whose moment has come is by the calendar as it is now; nothing when it doesn't run any more. Where it is still provisional the
 * administrators are told that the calendar of that year has to be published: until then nothing is closed on it.
 */
export async function limitNow(deps: WorkerDeps, record: CaseRecord, kind: RunningLimit['kind']): Promise<DueDate | undefined> {
  const limit = runningLimits(record, deps.pack(record.pack)).find((each) => each.kind === kind)
  if (!limit) return undefined
  const calendar = await deps.calendar.current()
  const due = recountedAt(limit, calendar, deps.clock.now())
  if (due.provisional) await askForCalendar(deps, record, yearMissing({ from: limit.from, date: due.date }, calendar))
  return due
}

async function askForCalendar(deps: WorkerDeps, record: CaseRecord, year: number): Promise<void> {
  const caseId = await deps.calendar.missing(year, record.caseId)
  await deps.notices.send({ caseId, kind: 'calendar-missing', occasion: String(year), recipients: [administratorsOf(deps.pack(record.pack))], data: { year: String(year) } })
}

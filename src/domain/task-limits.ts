import type { CaseRecord } from './case.js'
import type { RegulationPack } from './ports.js'
import { endOfDay } from './shanghai-time.js'

/** Working days from a moment on. */
export interface WorkingDayCount {
  from: Date
  days: number
}

/** What is asked of a case to say from when the days of its tasks count. */
export interface TaskFacts extends Pick<CaseRecord, 'pack' | 'submittedAt'> {
  preliminaryChecks: Pick<CaseRecord['preliminaryChecks'][number], 'at'>[]
  correctionBatches: Pick<CaseRecord['correctionBatches'][number], 'answeredAt'>[]
  expertGroup?: { appointedAt?: Date }
  visit?: { endsOn: string }
  reReview?: { announcedAt?: Date }
}
export const taskFacts = { pack: 1, submittedAt: 1, 'preliminaryChecks.at': 1, 'correctionBatches.answeredAt': 1, 'expertGroup.appointedAt': 1, 'visit.endsOn': 1, 'reReview.announcedAt': 1 }

/**
 * From when the working days of a task count, and how many the pack allows; nothing where its limit is none of working days, such as the calendar day
 * of a rectification (article 14). `set` says that the procedure gave the task a due date, which then counts from the event before it; else the days
 * count from the task's beginning.
 */
export function taskCount(task: { formId: string; createdAt: Date }, set: boolean, record: TaskFacts, pack: RegulationPack): WorkingDayCount | undefined {
  const days = (form: string) => pack.taskWorkingDays[form]?.value
  const counted = (from: Date | undefined, many: number | undefined) => (many ? { from: from ?? task.createdAt, days: many } : undefined)
  if (!set) return counted(task.createdAt, days(task.formId))
  switch (task.formId) {
    case 'preliminary-check':
      return counted(record.correctionBatches.findLast((batch) => batch.answeredAt)?.answeredAt ?? record.submittedAt, pack.preliminaryCheckWorkingDays.value)
    case 'form-expert-group':
      return counted(record.preliminaryChecks.at(-1)?.at, days(task.formId))
    case 'document-review':
      return counted(record.expertGroup?.appointedAt, days(task.formId))
    case 'score-on-site':
    case 'list-problems':
      return counted(record.visit && endOfDay(record.visit.endsOn), days('score-on-site'))
    case 'score-rectified-items':
      return counted(record.reReview?.announcedAt, days(task.formId))
    default:
      // whoever set the date counted it in a way of their own
      return undefined
  }
}

import type { FormId } from '../domain/task-forms.js'
import { chooseExperts } from './expert-choice.js'
import type { HttpClient } from './http-client.js'
import { problems, reviewReport, sample, shanghaiDate } from './sample-papers.js'

export interface TaskAtHand {
  taskKey: string
  caseId: string
  formId: FormId
  client: HttpClient
  /** The instance's time. */
  now: Date
  /** How often a task of that form was completed in this case before. */
  earlier: number
  /** Ask for one correction before accepting. */
  withCorrection: boolean
  withoutProblems: boolean
}

type Answer = (task: TaskAtHand) => unknown

/** What the sample people hand in, by form; the way is the one that leads to the announcement. */
const answers: Record<FormId, Answer> = {
  'preliminary-check': ({ earlier, withCorrection }) =>
    withCorrection && earlier === 0
      ? {
          outcome: 'corrections',
          opinion: sample('需补正一项。'),
          corrections: [{ kind: 'unclear-statement', subject: '事故情况说明', request: sample('请写明统计期间。') }],
        }
      : { outcome: 'accepted', opinion: sample('材料齐全，予以受理。') },
  'prepare-forwarding': () => ({ opinion: sample('同意转报。') }),
  'record-national-result': ({ now }) => ({ announced: true, announcedOn: shanghaiDate(now), certificateNumber: 'SAMPLE-1', remark: '' }),
  'form-expert-group': ({ client, caseId }) => chooseExperts(client, caseId),
  'document-review': () => ({ conclusion: 'sufficient', opinion: sample('材料符合要求。') }),
  'schedule-on-site-visit': ({ now }) => ({ startsOn: shanghaiDate(now), endsOn: shanghaiDate(now), place: sample('企业厂区') }),
  'score-on-site': async (task) => {
    await scoreEverything(task, 1)
    return { complete: true }
  },
  'list-problems': ({ now, withoutProblems }) => ({ ...problems(now), ...(withoutProblems ? { problems: [] } : {}) }),
  'sign-conclusion': () => ({ signs: true }),
  'submit-review-report': () => reviewReport,
  'check-review-report': () => ({ approved: true, opinion: sample('同意。') }),
  'propose-public-notice': () => ({ opinion: sample('建议公示。'), workingDays: 5 }),
  'investigate-objection': () => ({ upheld: false, findings: sample('经核查不属实。'), answer: sample('异议不成立。') }),
  'confirm-grade': () => ({ confirmed: true, opinion: sample('同意。') }),
  'check-rectified-items': () => ({ sufficient: true }),
  'score-rectified-items': async (task) => {
    await scoreEverything(task, 2)
    return { complete: true }
  },
  'report-rectification': ({ now }) => ({ measures: sample('已补贴标识。'), completedOn: shanghaiDate(now), uploadIds: [] }),
  'accept-rectification': () => ({ accepted: true, opinion: sample('验收合格。') }),
  'consider-cancellation': () => ({ opinion: sample('建议撤销。') }),
}

export async function answerOf(task: TaskAtHand): Promise<unknown> {
  return answers[task.formId](task)
}

interface SheetItem {
  itemId: string
  points: number
  version: number
  done: boolean
  kept: boolean
}

/** Judges every item left: full points but for every twentieth, which loses one point. Safe to repeat. */
async function scoreEverything({ client, caseId }: TaskAtHand, round: number): Promise<void> {
  const { items } = (await client.get(`/api/cases/${caseId}/scoring-sheet?round=${round}`)) as { items: SheetItem[] }
  const changes = items
    .map((item, index) => ({ item, deduct: index % 20 === 7 && item.points >= 1 }))
    .filter(({ item }) => !item.done && !item.kept)
    .map(({ item, deduct }) => ({
      itemId: item.itemId,
      version: item.version,
      done: true,
      ...(deduct ? { deduction: 1, deductionNote: sample('记录不完整') } : {}),
    }))
  for (let from = 0; from < changes.length; from += 200) {
    await client.patch(`/api/cases/${caseId}/scoring-sheet/items`, { round, changes: changes.slice(from, from + 200) })
  }
}

import { applicationSchema, type Application } from '../../src/domain/application.js'
import type { Grade } from '../../src/domain/grade.js'
import { regulationPack } from '../../src/domain/regulation-pack.js'
import { addDays, shanghaiDate } from '../../src/domain/shanghai-time.js'
import type { TaskPayload } from '../../src/domain/task-forms.js'
import type { Enterprise } from '../../src/store/models/enterprises.js'

export const pack = regulationPack('ningxia-2017')
export const day = 86_400_000

/** Annex 2 as a test enterprise fills it in. */
export function annex2(enterprise: Enterprise, selfEvaluationId: string, now: Date, grade: Grade): Application {
  return applicationSchema.parse({
    ...enterprise,
    kind: 'initial',
    selfEvaluationId,
    enterpriseName: enterprise.name,
    grade,
    filledOn: shanghaiDate(now),
    foundedOn: '2008-05-20',
    selfEvaluationGrade: grade,
    selfEvaluationScore: 86.5,
    accidentStatement: '（示例）无生产安全死亡事故',
    enterpriseOpinion: '同意申请',
    superiorOpinion: '无',
    conditions: { postCompliance: true, professionalCompliance: true, riskGrading: true, hazardRemoval: true, hazardSystemInUse: true },
    attachments: { licence: [], deductionSummary: [], others: [] },
  })
}

export const visit = (now: Date) => ({ startsOn: shanghaiDate(now), endsOn: shanghaiDate(now), place: '厂区', note: '' })

export const report: TaskPayload<'submit-review-report'> = {
  conclusion: '达到申请等级',
  enterpriseSituation: '正常生产',
  groupComposition: '各专业齐全',
  reviewProcess: '按程序进行',
  mainProblems: '见清单',
  rectificationAcceptance: '限期整改',
  suggestions: '持续改进',
}

/** Non-blocking problems with limits so many days ahead. */
export const problemsWithin = (now: Date, ...days: number[]) =>
  days.map((ahead, index) => ({
    description: `防护罩缺失${index + 1}`,
    problemClass: 'non-blocking' as const,
    itemId: '',
    advice: '补装',
    rectifyBy: addDays(shanghaiDate(now), ahead),
  }))

export const objection = (content: string) => ({ name: '王某', contact: '13900000000', content })

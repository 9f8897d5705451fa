import { addDays, shanghaiDate } from '../domain/shanghai-time.js'

/** An enterprise's own ledger as `GET /api/enterprise` gives it. */
export type Ledger = Record<string, unknown> & { enterpriseId: string; name: string; regionCode: string; industry: string; specialty: string }

const sample = (text: string) => `（示例）${text}`

function basicFacts(ledger: Ledger) {
  const { name, address, ownership, safetyOrganisation, employees, safetyStaff, specialOperators, fixedAssets, mainRevenue } = ledger
  const { legalRepresentative, legalRepresentativePhone, groupName } = ledger
  return {
    enterpriseName: name,
    ...{ address, ownership, safetyOrganisation, employees, safetyStaff, specialOperators, fixedAssets, mainRevenue },
    ...{ legalRepresentative, legalRepresentativePhone, groupName },
  }
}

/** Annex 1 as a sample enterprise fills it in. */
export function selfEvaluationOf(ledger: Ledger, now: Date, grade: string) {
  return {
    ...basicFacts(ledger),
    year: Number(shanghaiDate(now).slice(0, 4)),
    industry: ledger.industry,
    specialty: ledger.specialty,
    evaluatedOn: shanghaiDate(now),
    score: 88,
    grade,
    publishedInternally: true,
    applies: true,
    shiftWork: true,
    shiftDetails: '四班三运转',
    contactName: ledger.contactName,
    contactPhone: ledger.contactPhone,
    groupMembers: [
      { name: ledger.legalRepresentative, post: '主要负责人', isLeader: true },
      { name: '示例成员甲', post: '安全环保部', isLeader: false },
    ],
    conclusion: sample('自评得分88分，无否决项，符合所申请等级的要求。'),
    superiorOpinion: '无',
    overview: sample('企业概况。'),
    accidentsAndDisease: sample('近三年无生产安全死亡事故，无新增职业病病例。'),
    buildingProcess: sample('成立工作组，完成制度修订、风险辨识、隐患排查和自评。'),
    focalPoints: {
      postCompliance: sample('各岗位完成操作标准化。'),
      professionalCompliance: sample('各专业建立达标标准并通过内部验收。'),
      elementsAndPdca: sample('各要素按计划、实施、检查、改进运行。'),
      traces: sample('记录可查。'),
      continualImprovement: sample('问题列入年度改进计划。'),
    },
    deductions: [{ item: '作业安全', points: 4, reason: sample('两份许可证填写不全') }],
    attachments: { licence: [], deductionSummary: [] },
  }
}

/** Annex 2 as a sample enterprise fills it in. */
export function applicationOf(ledger: Ledger, now: Date, grade: string, selfEvaluationId: string, licenceUploadIds: string[]) {
  const licence = ledger.licence as { number: string; expiresOn: string } | undefined
  return {
    ...basicFacts(ledger),
    kind: 'initial',
    selfEvaluationId,
    industry: ledger.industry,
    specialty: ledger.specialty,
    grade,
    contactName: ledger.contactName,
    contactPhone: ledger.contactPhone,
    filledOn: shanghaiDate(now),
    foundedOn: '2012-05-18',
    selfEvaluationGrade: grade,
    selfEvaluationScore: 88,
    accidentStatement: sample('无生产安全死亡事故。'),
    enterpriseOpinion: sample('同意申请。'),
    superiorOpinion: '无',
    conditions: {
      licenceNumber: licence?.number ?? '',
      licenceExpiresOn: licence?.expiresOn ?? '',
      postCompliance: true,
      professionalCompliance: true,
      riskGrading: true,
      hazardRemoval: true,
      hazardSystemInUse: true,
    },
    attachments: { licence: licenceUploadIds, deductionSummary: [], others: [] },
  }
}

/** Annex 4 as the leader of an expert group fills it in. */
export const reviewReport = {
  conclusion: sample('达到所申请等级的要求，建议公示。'),
  enterpriseSituation: sample('企业生产正常，机构健全。'),
  groupComposition: sample('评审组由涵盖各专业的专家组成，设组长一名。'),
  reviewProcess: sample('材料审核、现场评审、逐项评分、形成结论。'),
  mainProblems: sample('一项不影响达标的问题。'),
  rectificationAcceptance: sample('按期整改并由属地部门验收。'),
  suggestions: sample('加强作业许可管理。'),
}

/** One non-blocking problem, to be rectified within ninety days. */
export const problems = (now: Date) => ({
  problems: [
    { description: sample('一台配电箱未张贴警示标识'), problemClass: 'non-blocking', advice: sample('补贴标识并纳入点检'), rectifyBy: addDays(shanghaiDate(now), 90) },
  ],
  opinion: sample('现场评审情况良好。'),
})

export { addDays, sample, shanghaiDate }

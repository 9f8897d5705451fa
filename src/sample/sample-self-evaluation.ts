import { selfEvaluationSchema, type SelfEvaluation } from '../domain/self-evaluation.js'
import type { Enterprise } from '../store/models/enterprises.js'

/** A complete annex 1 of an enterprise, all of it sample text: what the demonstration applies with. */
export function sampleSelfEvaluation(enterprise: Enterprise, now: Date): SelfEvaluation {
  const sample = (text: string) => `（示例）${text}`
  return selfEvaluationSchema.parse({
    enterpriseName: enterprise.name,
    address: enterprise.address,
    ownership: enterprise.ownership,
    safetyOrganisation: enterprise.safetyOrganisation,
    employees: enterprise.employees,
    safetyStaff: enterprise.safetyStaff,
    specialOperators: enterprise.specialOperators,
    fixedAssets: enterprise.fixedAssets,
    mainRevenue: enterprise.mainRevenue,
    legalRepresentative: enterprise.legalRepresentative,
    legalRepresentativePhone: enterprise.legalRepresentativePhone,
    groupName: enterprise.groupName,
    year: now.getUTCFullYear(),
    industry: enterprise.industry,
    specialty: enterprise.specialty,
    evaluatedOn: now.toISOString().slice(0, 10),
    score: 86.5,
    grade: '3',
    previousGrade: 'none',
    publishedInternally: true,
    applies: true,
    shiftWork: true,
    shiftDetails: '四班三运转，每班40人',
    contactName: enterprise.contactName,
    contactPhone: enterprise.contactPhone,
    contactEmail: enterprise.contactEmail,
    groupMembers: [
      { name: enterprise.legalRepresentative, post: '总经理', phone: enterprise.legalRepresentativePhone, remark: '', isLeader: true },
      { name: '示例成员甲', post: '安全环保部 部长／注册安全工程师', phone: '', remark: '', isLeader: false },
      { name: '示例成员乙', post: '生产部 工程师', phone: '', remark: '', isLeader: false },
      { name: '示例成员丙', post: '设备部 工程师', phone: '', remark: '', isLeader: false },
    ],
    conclusion: sample('对照评分标准逐项自评，得分86.5分，无否决项和重大事故隐患，符合三级企业要求。'),
    superiorOpinion: '无',
    overview: sample('主营水泥熟料和水泥生产，设一条日产2500吨的新型干法生产线。'),
    accidentsAndDisease: sample('近三年未发生生产安全死亡事故，无新增职业病病例。'),
    buildingProcess: sample('成立由主要负责人任组长的工作组，完成制度修订、风险辨识、隐患排查和自评四个阶段的工作。'),
    focalPoints: {
      postCompliance: sample('各岗位完成操作标准化，班组每月检查。'),
      professionalCompliance: sample('工艺、设备、电气三个专业建立了达标标准并通过内部验收。'),
      elementsAndPdca: sample('八个要素按计划、实施、检查、改进运行，每季度检查一次。'),
      traces: sample('会议、培训、检查和整改均有记录可查。'),
      continualImprovement: sample('自评发现的问题列入年度改进计划并跟踪验证。'),
    },
    deductions: [
      { item: '4.2 作业安全：动火作业许可', points: 4, reason: sample('两份许可证气体检测时间填写不全') },
      { item: '6.1 应急准备：应急演练', points: 3, reason: sample('一次演练没有评估报告') },
    ],
    attachments: { licence: [], deductionSummary: [] },
  })
}

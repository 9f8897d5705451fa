import type { CaseRecord, GroupMember, ReviewProblem } from '../../../src/domain/case.js'
import type { ExpertProfile, ScoredItem } from '../../../src/domain/ports.js'

const facts = {
  enterpriseName: '宁夏示例机械有限公司',
  address: '银川市西夏区示例路1号',
  ownership: 'private' as const,
  safetyOrganisation: '安全环保部',
  employees: 120,
  safetyStaff: 3,
  specialOperators: 15,
  fixedAssets: 3000,
  mainRevenue: 8000,
  legalRepresentative: '𠮷明',
  legalRepresentativePhone: '0951-0000000',
  groupName: '',
}

/** A submitted grade 3 case as the store holds it; `more` overrides. */
export function caseRecord(more: Partial<CaseRecord> = {}): CaseRecord {
  return {
    caseId: 'C1',
    procedure: 'application-to-announcement',
    pack: 'ningxia-2017',
    enterpriseId: 'E1',
    enterpriseName: facts.enterpriseName,
    regionCode: '640105',
    industry: 'machinery',
    specialty: 'machinery-manufacturing',
    grade: '3',
    applicationKind: 'initial',
    submittedAt: new Date('2026-11-23T02:00:00Z'),
    submittedBy: 'account-1',
    application: {
      ...facts,
      kind: 'initial',
      selfEvaluationId: 'S1',
      industry: 'machinery',
      specialty: 'machinery-manufacturing',
      grade: '3',
      contactName: '王工',
      contactPhone: '13900000000',
      filledOn: '2026-11-22',
      foundedOn: '2010-05-01',
      selfEvaluationGrade: '3',
      selfEvaluationScore: 82,
      previousCertificate: '',
      products: [],
      accidentStatement: '近一年无事故',
      accidents: [],
      enterpriseOpinion: '同意申请',
      superiorOpinion: '无',
      countyOpinion: '',
      cityOpinion: '',
      conditions: {
        licenceNumber: '',
        licenceExpiresOn: '',
        postCompliance: true,
        professionalCompliance: true,
        riskGrading: true,
        hazardRemoval: true,
        hazardSystemInUse: true,
      },
      attachments: { licence: [], deductionSummary: [], others: [] },
    },
    selfEvaluation: {
      ...facts,
      year: 2026,
      industry: 'machinery',
      specialty: 'machinery-manufacturing',
      evaluatedOn: '2026-11-10',
      score: 82,
      grade: '3',
      previousGrade: 'none',
      publishedInternally: true,
      applies: true,
      fax: '',
      contactFax: '',
      shiftWork: false,
      shiftDetails: '',
      contactName: '王工',
      contactPhone: '13900000000',
      contactMobile: '',
      contactEmail: '',
      healthCertification: '',
      groupMembers: [{ name: '𠮷明', post: '总经理', phone: '', remark: '', isLeader: true }],
      conclusion: '达到三级',
      superiorOpinion: '无',
      localAuthorityOpinion: '',
      overview: '概况',
      accidentsAndDisease: '无',
      buildingProcess: '过程',
      focalPoints: { postCompliance: '一', professionalCompliance: '二', elementsAndPdca: '三', traces: '四', continualImprovement: '五' },
      deductions: [],
      attachments: { licence: [], deductionSummary: [] },
    },
    preliminaryChecks: [],
    correctionBatches: [],
    documentOpinions: [],
    problems: [],
    signatures: [],
    scores: [],
    reviewReportChecks: [],
    authorityRegion: '640100',
    committeeRegion: '640100',
    ...more,
  }
}

export const machinerySystems = ['金属切削与冲压', '焊接与热处理', '涂装作业', '电气系统', '特种设备与起重', '消防与应急', '职业健康', '安全管理']

/** A qualified expert who covers everything a machinery works has. */
export function expertProfile(expertId: string, more: Partial<ExpertProfile> = {}): ExpertProfile {
  return {
    expertId,
    name: `专家${expertId}`,
    unit: '示例设计院',
    title: '高级工程师',
    titleLevel: 'senior',
    phone: '0951-1111111',
    qualifications: ['注册安全工程师'],
    experienceYears: 10,
    recommendedByUnit: true,
    trainedOn: '2026-03-01',
    healthy: true,
    specialties: machinerySystems,
    regionCode: '640100',
    consultedEnterpriseIds: [],
    active: true,
    ...more,
  }
}

export function groupMember(expertId: string, isLeader = false): GroupMember {
  return { expertId, name: `专家${expertId}`, unit: '示例设计院', title: '高级工程师', phone: '0951-1111111', specialties: machinerySystems, isLeader }
}

export const appointedGroup = {
  members: [groupMember('X1', true), groupMember('X2'), groupMember('X3')],
  violations: [],
  proposedBy: 'secretary-1',
  appointedAt: new Date('2026-11-25T02:00:00Z'),
}

export function scoredItem(itemId: string, more: Partial<ScoredItem> = {}): ScoredItem {
  return {
    itemId,
    category: '目标职责',
    project: '目标',
    content: '内容',
    points: 100,
    veto: false,
    missing: false,
    deduction: 0,
    deductionNote: '',
    vetoed: false,
    kept: false,
    done: true,
    version: 1,
    ...more,
  }
}

export function reviewProblem(problemId: string, more: Partial<ReviewProblem> = {}): ReviewProblem {
  return {
    problemId,
    round: 1,
    description: `问题${problemId}`,
    itemId: 'i1',
    problemClass: 'non-blocking',
    advice: '整改',
    rectifyBy: '2027-03-31',
    state: 'open',
    reports: [],
    ...more,
  }
}

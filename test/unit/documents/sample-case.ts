import type { CaseRecord, GroupMember } from '../../../src/domain/case.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { sampleEnterprises } from '../../../src/sample/sample-enterprises.js'
import { sampleSelfEvaluation } from '../../../src/sample/sample-self-evaluation.js'
import { counted } from '../../support/counted.js'

/** A case that went all the way, of the enterprise whose name is hard to write. */
export function finishedCase(caseId: string, now: Date): CaseRecord {
  const enterprise = sampleEnterprises(regulationPack('ningxia-2017'), now).find((e) => e._id === 'E0002')!
  const selfEvaluation = sampleSelfEvaluation(enterprise, now)
  const member = (n: number, name: string): GroupMember => ({ expertId: `X000${n}`, name, unit: '示例安全技术中心', title: '高级工程师', phone: `0951-55521${n}`, specialties: [], isLeader: n === 1 })
  const members = [member(1, '组长〇一'), member(2, '曾·𠮷'), member(3, '“引号”专家')]
  return {
    caseId,
    procedure: 'application-to-announcement',
    pack: 'ningxia-2017',
    enterpriseId: enterprise._id,
    enterpriseName: enterprise.name,
    creditCode: enterprise.creditCode,
    regionCode: enterprise.regionCode,
    industry: enterprise.industry,
    specialty: enterprise.specialty,
    grade: '3',
    applicationKind: 'initial',
    selfEvaluation,
    application: {
      enterpriseName: enterprise.name,
      address: enterprise.address,
      ownership: 'privately-run',
      safetyOrganisation: '安全环保部',
      employees: 180,
      safetyStaff: 3,
      specialOperators: 22,
      fixedAssets: 8100,
      mainRevenue: 14400,
      legalRepresentative: '田示𠮷',
      legalRepresentativePhone: '0951-5550101',
      groupName: '',
      kind: 'initial',
      selfEvaluationId: 'SE-1',
      industry: enterprise.industry,
      specialty: enterprise.specialty,
      grade: '3',
      contactName: '联系人',
      contactPhone: '0951-5551101',
      filledOn: '2026-11-20',
      foundedOn: '2008-05-01',
      selfEvaluationGrade: '3',
      selfEvaluationScore: 86.5,
      previousCertificate: '',
      products: [{ name: '普通硅酸盐水泥', use: '建筑', quantity: '60万吨', property: '非危险品' }],
      accidentStatement: '近一年无生产安全死亡事故',
      accidents: [],
      enterpriseOpinion: '同意申请',
      superiorOpinion: '无',
      countyOpinion: '',
      cityOpinion: '',
      conditions: { licenceNumber: '', licenceExpiresOn: '', postCompliance: true, professionalCompliance: true, riskGrading: true, hazardRemoval: true, hazardSystemInUse: true },
      attachments: { licence: [], deductionSummary: ['u1'], others: [] },
    },
    submittedAt: now,
    submittedBy: 'A-e0002',
    authorityRegion: '640100',
    committeeRegion: '640100',
    conditionCheck: {
      checkedAt: now,
      allMet: false,
      verdicts: [
        { conditionId: 'licence', rule: 'NX-10', verdict: 'not-applicable', evidence: '该行业不实行安全生产许可' },
        { conditionId: 'post-compliance', rule: 'NX-10', verdict: 'not-met', evidence: '企业声明未开展' },
      ],
    },
    preliminaryChecks: [{ taskKey: '1', outcome: 'refused', opinion: '', reasons: '未开展岗位达标，不符合第十条第二项。', by: 'A', at: now }],
    correctionBatches: [
      {
        batchId: 'B1',
        issuedAt: now,
        dueAt: counted(new Date(now.getTime() + 14 * 86_400_000)),
        items: [{ itemId: 'i1', kind: 'missing-document', subject: '自评扣分汇总表', request: '请补交加盖公章的自评扣分项目汇总表', state: 'open' }],
      },
    ],
    expertGroup: { members, violations: [], proposedBy: 'A-secretary-640100', appointedAt: now },
    documentOpinions: [],
    visit: { startsOn: '2026-12-07', endsOn: '2026-12-08', place: '永宁县', note: '', announcedAt: now },
    standard: { standardId: 'gbt33000-2016-sample', version: 1 },
    problems: [
      { problemId: 'P1', round: 1, description: '配电室门未设挡鼠板', itemId: 'I0055', problemClass: 'non-blocking', advice: '加装挡鼠板', rectifyBy: '2027-03-31', state: 'open', reports: [] },
      { problemId: 'P2', round: 1, description: '两具灭火器压力不足', itemId: 'I0056', problemClass: 'non-blocking', advice: '更换', rectifyBy: '2027-01-31', state: 'accepted', reports: [{ measures: '已更换', completedOn: '2026-12-20', uploadIds: [], reportedAt: now, accepted: true }] },
    ],
    onSiteOpinion: '企业体系运行正常，建议通过。',
    signatures: members.map((m) => ({ round: 1, attempt: '1', expertId: m.expertId, name: m.name, signs: true, opinion: '', at: now })),
    scores: [{ round: 1, kind: 'full', total: 1000, missing: 20, obtained: 833, score: 85, threshold: 60, vetoItems: [], majorHazards: 0, blockingProblems: 0, reached: true, computedAt: now }],
    reviewReport: {
      submittedBy: 'X0001',
      conclusion: '达到三级企业要求',
      enterpriseSituation: '一条生产线',
      groupComposition: '组长一人、组员二人',
      reviewProcess: '首次会议、现场查证、末次会议',
      mainProblems: '配电、消防各一项',
      rectificationAcceptance: '已完成一项',
      suggestions: '加强电气管理',
    },
    reviewReportChecks: [{ approved: true, opinion: '同意', by: 'A', at: now }],
    publicNotice: { noticeId: 'PN-1', publishedAt: now, endsAt: counted(new Date(now.getTime() + 7 * 86_400_000)), provisional: true },
    certificateIssuedOn: '2026-12-30',
    certificateNumber: '宁AQBJCⅢ202600001',
  }
}

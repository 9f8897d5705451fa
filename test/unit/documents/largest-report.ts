import { selfEvaluationSchema, type SelfEvaluation } from '../../../src/domain/self-evaluation.js'

/** Different characters all along: nothing a cache of glyphs would save. */
const han = (length: number, seed = 0) => Array.from({ length }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919 + seed * 104_729) % 20_000))).join('')

/** The longest self-evaluation report the form takes; `rows` deductions. */
export function largestReport(rows: number): SelfEvaluation {
  const texts = { conclusion: 4000, superiorOpinion: 1000, localAuthorityOpinion: 1000, overview: 8000, accidentsAndDisease: 4000, buildingProcess: 8000 }
  const focal = ['postCompliance', 'professionalCompliance', 'elementsAndPdca', 'traces', 'continualImprovement']
  return selfEvaluationSchema.parse({
    ...{ enterpriseName: han(100), address: han(200), ownership: 'state', safetyOrganisation: han(100), groupName: han(100), healthCertification: han(200) },
    ...{ employees: 1, safetyStaff: 1, specialOperators: 1, fixedAssets: 1, mainRevenue: 1, legalRepresentative: han(50), legalRepresentativePhone: '1'.repeat(30) },
    ...{ year: 2026, industry: 'building-materials', specialty: 'cement', evaluatedOn: '2026-01-01', score: 90, grade: '3', publishedInternally: true, applies: true },
    ...{ shiftWork: true, shiftDetails: han(100), contactName: han(50), contactPhone: '1' },
    ...Object.fromEntries(Object.entries(texts).map(([key, length]) => [key, han(length)])),
    focalPoints: Object.fromEntries(focal.map((key) => [key, han(4000)])),
    groupMembers: Array.from({ length: 50 }, (_, n) => ({ name: han(50, n), post: han(100, n), remark: han(100, n), isLeader: n === 0 })),
    deductions: Array.from({ length: rows }, (_, n) => ({ item: han(200, n), points: 1, reason: han(500, n) })),
    attachments: { licence: [], deductionSummary: [] },
  })
}

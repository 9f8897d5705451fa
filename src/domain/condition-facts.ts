import type { CaseRecord } from './case.js'
import type { RegulationPack } from './ports.js'
import { addMonths, chineseDate, shanghaiDate } from './shanghai-time.js'

/** What the decision table `application-conditions` judges (NX-10). */
export interface ConditionFacts {
  licensed: boolean
  licenceValid: boolean
  postCompliance: boolean
  professionalCompliance: boolean
  riskGrading: boolean
  hazardRemoval: boolean
  hazardSystemInUse: boolean
  /** A fatal accident within the years before the application that the pack, or a stricter industry standard, looks back. */
  fatalAccidentWithinYears: boolean
  selfEvaluationSubmitted: boolean
}

type Applicant = Pick<CaseRecord, 'application' | 'selfEvaluation' | 'submittedAt' | 'industry'>

/** Years without a fatal accident: the industry's own where it is stricter, else the regulation's (NX-10, article 10(5)). */
export function noFatalAccidentYears(pack: RegulationPack, industry: string): number {
  const own = pack.industries.find((entry) => entry.id === industry)?.noFatalAccidentYears?.value ?? 0
  return Math.max(pack.noFatalAccidentYears.value, own)
}

function fatalAccidents({ application, submittedAt, industry }: Applicant, pack: RegulationPack) {
  const since = addMonths(shanghaiDate(submittedAt), -12 * noFatalAccidentYears(pack, industry))
  return application.accidents.filter((accident) => accident.deaths > 0 && accident.occurredOn >= since)
}

/** Facts of an application for NX-10, from its statements and the day it was submitted. An accident exactly on the first day of the period counts. */
export function conditionFacts(applicant: Applicant, pack: RegulationPack): ConditionFacts {
  const { application, selfEvaluation, submittedAt, industry } = applicant
  const { conditions } = application
  return {
    licensed: pack.industries.find((entry) => entry.id === industry)?.licensed ?? false,
    licenceValid: conditions.licenceNumber !== '' && conditions.licenceExpiresOn >= shanghaiDate(submittedAt),
    postCompliance: conditions.postCompliance,
    professionalCompliance: conditions.professionalCompliance,
    riskGrading: conditions.riskGrading,
    hazardRemoval: conditions.hazardRemoval,
    hazardSystemInUse: conditions.hazardSystemInUse,
    fatalAccidentWithinYears: fatalAccidents(applicant, pack).length > 0,
    selfEvaluationSubmitted: Boolean(selfEvaluation),
  }
}

const stated = (value: boolean): string => (value ? '企业声明：已落实' : '企业声明：未落实')

/**
 * What a verdict was judged on, as the case file keeps it; the file is kept in Chinese.
 * `conditionId` is a key of the catalogue (`conditions.<id>`); an unknown one has no evidence of its own.
 */
export function conditionEvidence(conditionId: string, applicant: Applicant, pack: RegulationPack): string {
  const { application, selfEvaluation } = applicant
  const { conditions } = application
  switch (conditionId) {
    case 'licence':
      return conditions.licenceNumber === ''
        ? '申请书未填写许可证号'
        : `许可证号 ${conditions.licenceNumber}，有效期至 ${conditions.licenceExpiresOn ? chineseDate(conditions.licenceExpiresOn) : '（未填写）'}，附件 ${application.attachments.licence.length} 份`
    case 'post-compliance':
      return stated(conditions.postCompliance)
    case 'professional-compliance':
      return stated(conditions.professionalCompliance)
    case 'risk-grading':
      return stated(conditions.riskGrading)
    case 'hazard-removal':
      return `${stated(conditions.hazardRemoval)}；信息系统${conditions.hazardSystemInUse ? '在用' : '未使用'}`
    case 'no-fatal-accident': {
      const accidents = fatalAccidents(applicant, pack)
      const years = noFatalAccidentYears(pack, applicant.industry)
      return accidents.length === 0
        ? `申请之日前 ${years} 年内未填报死亡事故`
        : accidents.map((accident) => `${chineseDate(accident.occurredOn)} 死亡 ${accident.deaths} 人`).join('；')
    }
    case 'self-evaluation':
      return selfEvaluation ? `${selfEvaluation.year} 年度自评报告，自评得分 ${selfEvaluation.score}` : '未提交自评报告'
    default:
      return ''
  }
}

import type { Application } from '../../domain/application.js'
import type { CaseRecord } from '../../domain/case.js'
import type { Grade } from '../../domain/grade.js'
import type { Certificate, RegulationPack, ScoredItem } from '../../domain/ports.js'
import type { SelfEvaluation } from '../../domain/self-evaluation.js'

/** Chinese words of the catalogue (`src/catalogue/zh-CN/terms.json`) that papers use. */
export interface PaperTerms {
  grades: Record<string, string>
  ownership: Record<string, string>
  problemClasses: Record<string, string>
  correctionKinds: Record<string, string>
  verdicts: Record<string, string>
  conditions: Record<string, string>
}

/** What is written beside an enterprise's own words on annexes 1 and 2. */
export interface FormFacts {
  terms: PaperTerms
  pack: RegulationPack
  /** Credit code of the applicant's ledger, printed beside the name. */
  creditCode?: string
}

/** Everything a paper of a case may say, looked up beforehand. */
export interface PaperFacts extends FormFacts {
  record: CaseRecord
  occasion: string
  authorityName: string
  committeeName: string
  regionName: string
  publicUrl: string
  certificate?: Certificate
  /** Who handed in the review report, by name. */
  reportedBy?: string
  /** Sheet of the round the paper is of. */
  items: ScoredItem[]
  /** Names of those who scored, by account id. */
  scorers: Map<string, string>
}

/** Name with the credit code below it, where the case knows the code. */
export const nameAndCode = ({ enterpriseName, creditCode }: { enterpriseName: string; creditCode?: string | undefined }): string =>
  creditCode ? `${enterpriseName}\n统一社会信用代码：${creditCode}` : enterpriseName

/** Industry and specialty as the pack calls them; what the pack doesn't know stays as written. */
export function industryWords(pack: RegulationPack, form: Pick<Application | SelfEvaluation, 'industry' | 'specialty'>): { industry: string; specialty: string } {
  const industry = pack.industries.find((i) => i.id === form.industry)
  const specialty = industry?.specialties.find((s) => s.id === form.specialty)
  return { industry: industry?.name ?? form.industry, specialty: specialty?.name ?? form.specialty }
}

/** Boxes with the chosen one filled: ■一级 □二级 …; both signs are in the font. */
export function boxes(options: [value: string, label: string][], chosen: string): string {
  return options.map(([value, label]) => `${value === chosen ? '■' : '□'}${label}`).join('　')
}

const grades: Grade[] = ['1', '2', '3', 'small-micro']
export const gradeBoxes = (terms: PaperTerms, chosen: string) => boxes(grades.map((g) => [g, terms.grades[g] ?? g]), chosen)
export const kindBoxes = (kind: string) => boxes([['initial', '初评'], ['renewal', '复评']], kind)
export const ownershipBoxes = (terms: PaperTerms, chosen: string) => boxes(Object.entries(terms.ownership), chosen)

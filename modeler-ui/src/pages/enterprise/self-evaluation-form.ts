import { optionsOf, type Content, type Section } from '@/fields/field'
import { basicFacts, contactFacts, grades, shiftFacts } from './basic-facts'
import { industryOptions, specialtyOptions, type Industry } from './industries'

/** Annex 1, the self-evaluation report (NX-8), section by section. */
export const selfEvaluationSections = (industries: Industry[]): Section[] => [
  {
    key: 'cover',
    fields: [
      { path: 'year', kind: 'number', whole: true, required: true },
      { path: 'evaluatedOn', kind: 'date', required: true },
      { path: 'industry', kind: 'choice', required: true, options: industryOptions(industries) },
      { path: 'specialty', kind: 'choice', required: true, options: specialtyOptions(industries) },
      { path: 'score', kind: 'number', required: true, unit: 'enterprise.units.points', hint: 'enterprise.hints.score' },
      { path: 'grade', kind: 'choice', required: true, options: optionsOf('grades', grades) },
      { path: 'previousGrade', kind: 'choice', required: true, options: [...optionsOf('grades', grades), { value: 'none', label: 'shell.none' }] },
      { path: 'publishedInternally', kind: 'yes-no', required: true },
      { path: 'applies', kind: 'yes-no', required: true },
    ],
  },
  {
    key: 'facts',
    fields: [
      ...basicFacts,
      ...contactFacts,
      ...shiftFacts(true),
      { path: 'healthCertification', kind: 'text', wide: true },
    ],
  },
  {
    key: 'group',
    rows: {
      path: 'groupMembers',
      least: 1,
      blank: () => ({ name: '', post: '', phone: '', remark: '', isLeader: false }),
      fields: [
        { path: 'name', kind: 'text', required: true },
        { path: 'post', kind: 'text', required: true },
        { path: 'phone', kind: 'phone' },
        { path: 'isLeader', kind: 'yes-no', required: true, hint: 'enterprise.hints.leader' },
        { path: 'remark', kind: 'text' },
      ],
    },
  },
  {
    key: 'summary',
    fields: [
      { path: 'overview', kind: 'area', required: true },
      { path: 'accidentsAndDisease', kind: 'area', required: true },
      { path: 'buildingProcess', kind: 'area', required: true },
    ],
  },
  {
    key: 'focalPoints',
    fields: ['postCompliance', 'professionalCompliance', 'elementsAndPdca', 'traces', 'continualImprovement'].map((name) => ({
      path: `focalPoints.${name}`,
      kind: 'area' as const,
      required: true,
    })),
  },
  {
    key: 'deductions',
    rows: {
      path: 'deductions',
      blank: () => ({ item: '', reason: '' }),
      fields: [
        { path: 'item', kind: 'text', required: true },
        { path: 'points', kind: 'number', required: true, unit: 'enterprise.units.points' },
        { path: 'reason', kind: 'text', required: true, wide: true },
      ],
    },
  },
  {
    key: 'opinions',
    fields: [
      { path: 'conclusion', kind: 'area', required: true },
      { path: 'superiorOpinion', kind: 'area', required: true, hint: 'enterprise.hints.superior' },
      { path: 'localAuthorityOpinion', kind: 'area' },
    ],
  },
  {
    key: 'attachments',
    fields: [
      { path: 'attachments.licence', kind: 'upload', purpose: 'licence' },
      { path: 'attachments.deductionSummary', kind: 'upload', purpose: 'deduction-summary' },
    ],
  },
]

export const blankSelfEvaluation = (): Content => ({
  groupMembers: [{ name: '', post: '', phone: '', remark: '', isLeader: true }],
  previousGrade: 'none',
  superiorOpinion: '无',
  groupName: '',
  deductions: [],
  focalPoints: {},
  attachments: { licence: [], deductionSummary: [] },
})

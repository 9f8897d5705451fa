import { optionsOf, type Content, type Section } from '@/fields/field'
import { basicFacts, grades } from './basic-facts'
import { industryOptions, specialtyOptions, type Industry } from './industries'

/** Annex 2, the application form (NX-9), with the statements on which the conditions (NX-10) are checked. */
export const applicationSections = (industries: Industry[]): Section[] => [
  {
    key: 'cover',
    fields: [
      { path: 'kind', kind: 'choice', required: true, options: optionsOf('applicationKinds', ['initial', 'renewal']) },
      { path: 'grade', kind: 'choice', required: true, options: optionsOf('grades', grades) },
      { path: 'industry', kind: 'choice', required: true, options: industryOptions(industries) },
      { path: 'specialty', kind: 'choice', required: true, options: specialtyOptions(industries) },
      { path: 'contactName', kind: 'text', required: true },
      { path: 'contactPhone', kind: 'phone', required: true },
      { path: 'filledOn', kind: 'date', required: true },
      { path: 'previousCertificate', kind: 'text' },
    ],
  },
  {
    key: 'facts',
    fields: [
      ...basicFacts,
      { path: 'foundedOn', kind: 'date', required: true },
      { path: 'selfEvaluationGrade', kind: 'choice', required: true, options: optionsOf('grades', grades) },
      { path: 'selfEvaluationScore', kind: 'number', required: true, unit: 'enterprise.units.points' },
    ],
  },
  {
    key: 'products',
    rows: {
      path: 'products',
      blank: () => ({ name: '', use: '', quantity: '', property: '' }),
      fields: [
        { path: 'name', kind: 'text', required: true },
        { path: 'use', kind: 'text' },
        { path: 'quantity', kind: 'text' },
        { path: 'property', kind: 'text' },
      ],
    },
  },
  {
    key: 'conditions',
    fields: [
      { path: 'conditions.licenceNumber', kind: 'text', hint: 'enterprise.hints.licence' },
      { path: 'conditions.licenceExpiresOn', kind: 'date' },
      { path: 'conditions.postCompliance', kind: 'yes-no', required: true },
      { path: 'conditions.professionalCompliance', kind: 'yes-no', required: true },
      { path: 'conditions.riskGrading', kind: 'yes-no', required: true },
      { path: 'conditions.hazardRemoval', kind: 'yes-no', required: true },
      { path: 'conditions.hazardSystemInUse', kind: 'yes-no', required: true },
    ],
  },
  { key: 'accidents', fields: [{ path: 'accidentStatement', kind: 'area', required: true, hint: 'enterprise.hints.accidents' }] },
  {
    key: 'accidentList',
    rows: {
      path: 'accidents',
      blank: () => ({ occurredOn: '', description: '' }),
      fields: [
        { path: 'occurredOn', kind: 'date', required: true },
        { path: 'deaths', kind: 'number', whole: true, required: true, unit: 'enterprise.units.people' },
        { path: 'description', kind: 'text', required: true, wide: true },
      ],
    },
  },
  {
    key: 'opinions',
    fields: [
      { path: 'enterpriseOpinion', kind: 'area', required: true },
      { path: 'superiorOpinion', kind: 'area', required: true, hint: 'enterprise.hints.superior' },
      { path: 'countyOpinion', kind: 'area' },
      { path: 'cityOpinion', kind: 'area' },
    ],
  },
  {
    key: 'attachments',
    fields: [
      { path: 'attachments.licence', kind: 'upload', purpose: 'licence' },
      { path: 'attachments.deductionSummary', kind: 'upload', purpose: 'deduction-summary' },
      { path: 'attachments.others', kind: 'upload', purpose: 'other' },
    ],
  },
]

export const blankApplication = (): Content => ({
  kind: 'initial',
  superiorOpinion: '无',
  groupName: '',
  products: [],
  accidents: [],
  conditions: { licenceNumber: '', licenceExpiresOn: '' },
  attachments: { licence: [], deductionSummary: [], others: [] },
})

import { expect } from 'chai'
import { conditionEvidence, conditionFacts, noFatalAccidentYears } from '../../../src/domain/condition-facts.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { caseRecord } from '../workers/case-fixture.js'

const pack = regulationPack('ningxia-2017')
const submittedAt = new Date('2026-11-22T02:00:00Z')
type Application = ReturnType<typeof caseRecord>['application']
const applicant = (application: Partial<Application> = {}, conditions: Partial<Application['conditions']> = {}) => {
  const record = caseRecord({ submittedAt })
  return { ...record, application: { ...record.application, ...application, conditions: { ...record.application.conditions, ...conditions } } }
}

describe('facts for the conditions of an application', () => {
  it('[NX-10] come from the statements of the application', () => {
    expect(conditionFacts(applicant({}, { riskGrading: false }), pack)).to.deep.equal({
      licensed: false,
      licenceValid: false,
      postCompliance: true,
      professionalCompliance: true,
      riskGrading: false,
      hazardRemoval: true,
      hazardSystemInUse: true,
      fatalAccidentWithinYears: false,
      selfEvaluationSubmitted: true,
    })
  })

  it('[NX-10] take a licence as valid through its last day', () => {
    const valid = (licenceExpiresOn: string, licenceNumber = 'X1') => conditionFacts(applicant({}, { licenceNumber, licenceExpiresOn }), pack).licenceValid
    expect(valid('2026-11-22')).to.equal(true)
    expect(valid('2026-11-21')).to.equal(false)
    expect(valid('')).to.equal(false)
    expect(valid('2030-01-01', '')).to.equal(false)
    expect(conditionFacts({ ...applicant(), industry: 'fireworks' }, pack).licensed).to.equal(true)
  })

  it('[NX-10] count fatal accidents of the year before, its first day included', () => {
    const fatal = (occurredOn: string, deaths = 1) => conditionFacts(applicant({ accidents: [{ occurredOn, deaths, description: '事故' }] }), pack).fatalAccidentWithinYears
    expect(fatal('2025-11-22')).to.equal(true)
    expect(fatal('2025-11-21')).to.equal(false)
    expect(fatal('2026-11-21', 0)).to.equal(false)
  })

  it('[NX-10] follow an industry standard that is stricter, not one that is weaker', () => {
    const withYears = (value: number) => ({
      ...pack,
      industries: pack.industries.map((each) => (each.id === 'machinery' ? { ...each, noFatalAccidentYears: { value, source: '附件1' } } : each)),
    })
    const accident = applicant({ accidents: [{ occurredOn: '2024-06-01', deaths: 1, description: '事故' }] })
    expect(conditionFacts(accident, withYears(3)).fatalAccidentWithinYears).to.equal(true)
    expect(conditionFacts(accident, pack).fatalAccidentWithinYears).to.equal(false)
    expect(noFatalAccidentYears({ ...withYears(3), noFatalAccidentYears: { value: 5, source: '第十条第四项' } }, 'machinery')).to.equal(5)
  })

  it('[NX-10] leave for each condition the evidence it was judged on', () => {
    const record = applicant({ accidents: [{ occurredOn: '2026-06-01', deaths: 2, description: '事故' }] }, { licenceNumber: 'X1', licenceExpiresOn: '2027-01-31' })
    expect(conditionEvidence('licence', record, pack)).to.include('X1').and.include('2027年1月31日')
    expect(conditionEvidence('no-fatal-accident', record, pack)).to.equal('2026年6月1日 死亡 2 人')
    for (const id of ['post-compliance', 'professional-compliance', 'risk-grading', 'hazard-removal', 'self-evaluation'])
      expect(conditionEvidence(id, record, pack), id).not.to.equal('')
  })
})

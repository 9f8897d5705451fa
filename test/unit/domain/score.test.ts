import { expect } from 'chai'
import type { ReviewProblem } from '../../../src/domain/case.js'
import { Refusal } from '../../../src/domain/errors.js'
import type { ScoredItem } from '../../../src/domain/ports.js'
import { computeScore } from '../../../src/domain/score.js'

const at = new Date('2026-12-01T02:00:00Z')
const item = (itemId: string, points: number, more: Partial<ScoredItem> = {}): ScoredItem => ({
  itemId,
  category: '目标职责',
  project: '目标',
  content: '内容',
  points,
  veto: false,
  missing: false,
  deduction: 0,
  deductionNote: '',
  vetoed: false,
  kept: false,
  done: true,
  version: 1,
  ...more,
})
const problem = (more: Partial<ReviewProblem>): ReviewProblem => ({
  problemId: 'p1',
  round: 1,
  description: '问题',
  itemId: 'a',
  problemClass: 'blocking',
  advice: '整改',
  state: 'open',
  reports: [],
  ...more,
})
const compute = (items: ScoredItem[], problems: ReviewProblem[] = [], threshold = 75, round = 1) => computeScore({ round, items, problems, threshold, at })

describe('score of a review round', () => {
  it('[NX-15a] is points over total minus missing items, times 100', () => {
    const result = compute([item('a', 100, { deduction: 20 }), item('b', 100, { deduction: 10 }), item('c', 50, { missing: true, deduction: 50 })])
    expect(result).to.include({ total: 250, missing: 50, obtained: 170, score: 85, reached: true, kind: 'full' })
  })

  it('[NX-15a] rounds down, so that 74.999 does not reach 75', () => {
    const result = compute([item('a', 100_000, { deduction: 25_001 })])
    expect(result.score).to.equal(74.99)
    expect(result.reached).to.equal(false)
  })

  it('[NX-15a] loses no threshold to fractions of points', () => {
    const items = Array.from({ length: 10 }, (_, i) => item(`i${i}`, 0.3, { deduction: 0.1 }))
    expect(compute(items).score).to.equal(66.66)
    expect(compute([item('a', 0.1), item('b', 0.2), item('c', 0.1, { deduction: 0.1 })]).score).to.equal(75)
    expect(compute([item('a', 0.1), item('b', 0.2), item('c', 0.1, { deduction: 0.1 })]).reached).to.equal(true)
  })

  for (const [grade, threshold] of [['1', 90], ['2', 75], ['3', 60]] as const)
    it(`[NX-15a] reaches grade ${grade} at ${threshold} and not a hundredth below`, () => {
      expect(compute([item('a', 100, { deduction: 100 - threshold })], [], threshold).reached).to.equal(true)
      expect(compute([item('a', 100, { deduction: 100 - threshold + 0.01 })], [], threshold).reached).to.equal(false)
    })

  it('[NX-14] is not reached over a violated veto item, unless the item is missing', () => {
    expect(compute([item('a', 100), item('v', 0, { veto: true, vetoed: true })])).to.deep.include({ score: 100, reached: false, vetoItems: ['v'] })
    expect(compute([item('a', 100), item('v', 0, { veto: true, vetoed: true, missing: true })]).reached).to.equal(true)
  })

  it('[NX-14] is not reached over a major hazard or a blocking problem, but over a non-blocking one', () => {
    const items = [item('a', 100)]
    expect(compute(items, [problem({ problemClass: 'major-hazard' })])).to.include({ reached: false, majorHazards: 1 })
    expect(compute(items, [problem({})])).to.include({ reached: false, blockingProblems: 1 })
    expect(compute(items, [problem({ problemClass: 'non-blocking', rectifyBy: '2027-03-01' })]).reached).to.equal(true)
  })

  it('[NX-15c] settles a blocking problem of the first round when its item was scored anew', () => {
    expect(compute([item('a', 100, { deduction: 5 })], [problem({})], 75, 2)).to.include({ reached: true, kind: 're-review' })
  })

  it('[NX-15c] keeps a problem whose item was kept, has no item, or was given no points again', () => {
    expect(compute([item('a', 100, { kept: true })], [problem({})], 75, 2).reached).to.equal(false)
    expect(compute([item('a', 100)], [problem({ itemId: '' })], 75, 2).reached).to.equal(false)
    expect(compute([item('a', 10, { deduction: 10 }), item('b', 100)], [problem({})], 75, 2).reached).to.equal(false)
  })

  it('refuses a sheet without items and one of missing items only', () => {
    expect(() => compute([])).to.throw(Refusal, 'score.no-items')
    expect(() => compute([item('a', 10, { missing: true })])).to.throw(Refusal, 'score.all-missing')
  })

  it('refuses a deduction above the points of its item, below zero or not a number', () => {
    for (const deduction of [10.01, -1, Number.NaN]) expect(() => compute([item('a', 10, { deduction })])).to.throw(Refusal, 'score.item-out-of-range')
  })
})

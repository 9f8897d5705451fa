import { expect } from 'chai'
import type { ScoredItem } from '@/api/types'
import { isJudged, overlay, problemOf, totalsOf } from '@/scoring/score-queue'

const item = (itemId: string, more: Partial<ScoredItem> = {}): ScoredItem => ({
  ...{ itemId, category: '目标职责', project: '目标', content: '制定目标', points: 10, veto: false, missing: false, deduction: 0 },
  ...{ deductionNote: '', vetoed: false, kept: false, done: false, version: 1, ...more },
})

describe('totals of a sheet while scoring', () => {
  it('say what the judged items reached, not a full score before anything is judged (U8)', () => {
    expect(totalsOf([item('1'), item('2')])).to.deep.include({ done: 0, items: 2, soFar: { obtained: 0, possible: 0 } })
    const half = totalsOf([item('1', { done: true, deduction: 2.5, deductionNote: '缺记录' }), item('2')])
    expect(half).to.deep.include({ done: 1, soFar: { obtained: 7.5, possible: 10 } })
  })

  it('leave out what was taken off without a reason (U8)', () => {
    for (const more of [{ deduction: 1 }, { missing: true }, { veto: true, vetoed: true }]) {
      expect(isJudged(item('1', { done: true, ...more })), JSON.stringify(more)).to.equal(false)
      expect(problemOf(item('1', { done: true, ...more }))).to.equal('reasonNeeded')
      expect(isJudged(item('1', { done: true, deductionNote: '见记录', ...more }))).to.equal(true)
    }
    expect(isJudged(item('1', { kept: true, deduction: 3 }))).to.equal(true)
    expect(problemOf(item('1', { kept: true, deduction: 3, done: true }))).to.equal(undefined)
  })

  it('an item that does not apply loses no points and vetoes nothing', () => {
    expect(overlay(item('1', { deduction: 2, vetoed: true }), { missing: true })).to.include({ deduction: 0, vetoed: false })
  })
})

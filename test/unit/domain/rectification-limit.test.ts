import { expect } from 'chai'
import { effectiveLimit, latestLimit, remindersBefore } from '../../../src/domain/rectification-limit.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'

const pack = regulationPack('ningxia-2017')

describe('limits of rectification', () => {
  it('[NX-14] are at most one year after the review', () => {
    expect(latestLimit('2026-12-01', pack)).to.equal('2027-12-01')
  })

  it('[NX-14] are announced before, in order, and only by reminders still to come', () => {
    const iso = (now: string) => remindersBefore('2027-03-01', new Date(now), pack).map((date) => date.toISOString())
    expect(iso('2026-12-01T00:00:00Z')).to.deep.equal(['2027-01-30T01:00:00.000Z', '2027-02-22T01:00:00.000Z', '2027-02-28T01:00:00.000Z'])
    expect(iso('2027-02-22T01:00:00Z')).to.deep.equal(['2027-02-28T01:00:00.000Z'])
    expect(iso('2027-03-01T00:00:00Z')).to.deep.equal([])
  })

  it('[NX-14] leave the enterprise its least time after the announcement, never more than the year', () => {
    const least = new Date('2027-01-20T15:59:59Z')
    expect(effectiveLimit('2027-03-01', least, '2026-12-01', pack)).to.equal('2027-03-01')
    expect(effectiveLimit('2026-12-20', least, '2026-12-01', pack)).to.equal('2027-01-20')
    expect(effectiveLimit('2026-12-20', least, '2026-01-10', pack)).to.equal('2027-01-10')
    expect(effectiveLimit('2026-12-20', least, '2025-06-01', pack)).to.equal('2026-12-20')
  })
})

import { expect } from 'chai'
import { addDays, addMonths, chineseDate, daysBetween, endOfDay, shanghaiDate, shanghaiIso, shanghaiYear } from '../../../src/domain/shanghai-time.js'

describe('time in Asia/Shanghai', () => {
  it('has its date eight hours before UTC', () => {
    expect(shanghaiDate(new Date('2026-12-31T15:59:59Z'))).to.equal('2026-12-31')
    expect(shanghaiDate(new Date('2026-12-31T16:00:00Z'))).to.equal('2027-01-01')
    expect(shanghaiYear(new Date('2026-12-31T16:00:00Z'))).to.equal(2027)
  })
  it('ends a day with its last second, written with its offset', () => {
    expect(shanghaiIso(endOfDay('2026-12-31'))).to.equal('2026-12-31T23:59:59+08:00')
  })
  it('[NX-15c] adds months to the same day, or the last one of a shorter month', () => {
    expect(addMonths('2026-11-30', 3)).to.equal('2027-02-28')
    expect(addMonths('2026-11-22', 3)).to.equal('2027-02-22')
    expect(addMonths('2027-01-31', 1)).to.equal('2027-02-28')
    expect(addMonths('2026-01-15', -12)).to.equal('2025-01-15')
  })
  it('counts and writes days', () => {
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01')
    expect(daysBetween('2026-12-31', '2027-01-30')).to.equal(30)
    expect(chineseDate('2026-02-03')).to.equal('2026年2月3日')
    expect(chineseDate(new Date('2026-02-02T16:00:00Z'))).to.equal('2026年2月3日')
  })
})

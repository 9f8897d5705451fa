import { expect } from 'chai'
import { addWorkingDays, stateCouncilCalendar } from '../../../src/domain/working-days.js'

const calendar = stateCouncilCalendar()
const add = (from: string, days: number, by = calendar) => {
  const { date, provisional } = addWorkingDays(new Date(from), days, by)
  return [date.toISOString(), provisional]
}

describe('working days', () => {
  it('[NX-15a] five working days from a Monday end with the next Monday, Asia/Shanghai', () => {
    expect(add('2026-11-23T02:00:00Z', 5)).to.deep.equal(['2026-11-30T15:59:59.000Z', false])
  })

  it('[NX-15a] begin with the day after, by the date in Shanghai', () => {
    expect(add('2026-11-23T15:59:59Z', 1)).to.deep.equal(['2026-11-24T15:59:59.000Z', false])
    expect(add('2026-11-23T16:00:00Z', 1)).to.deep.equal(['2026-11-25T15:59:59.000Z', false])
  })

  it('leave out the National Day holiday and count the working Saturday after it', () => {
    expect(add('2026-09-30T02:00:00Z', 1)).to.deep.equal(['2026-10-08T15:59:59.000Z', false])
    expect(add('2026-10-09T02:00:00Z', 1)).to.deep.equal(['2026-10-10T15:59:59.000Z', false])
  })

  it('are provisional as soon as the count touches an unpublished year', () => {
    expect(add('2026-12-30T02:00:00Z', 1)).to.deep.equal(['2026-12-31T15:59:59.000Z', false])
    expect(add('2026-12-31T02:00:00Z', 1)).to.deep.equal(['2027-01-01T15:59:59.000Z', true])
  })

  it('follow the administrator where the calendar is edited', () => {
    const edited = stateCouncilCalendar({ days: { '2027-01-01': 'day-off', '2027-01-02': 'working-day' }, publishedYears: [2027] })
    expect(add('2026-12-31T02:00:00Z', 1, edited)).to.deep.equal(['2027-01-02T15:59:59.000Z', false])
  })

  it('refuse a count that is no whole number of days', () => {
    for (const days of [0, -5, 1.5, Number.NaN]) expect(() => add('2026-11-23T02:00:00Z', days)).to.throw(RangeError)
  })
})

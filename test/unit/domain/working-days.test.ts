import { expect } from 'chai'
import { addWorkingDays, dueText, stateCouncilCalendar } from '../../../src/domain/working-days.js'

const calendar = stateCouncilCalendar()
const add = (from: string, days: number, by = calendar) => {
  const { date, provisional } = addWorkingDays(new Date(from), days, by)
  return [date.toISOString(), provisional]
}

const day = (date: string, working: boolean) => ({ date, working, name: '', document: '' })

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
    expect(add('2026-12-31T02:00:00Z', 1)).to.deep.equal(['2027-01-04T15:59:59.000Z', true])
  })

  it('follow the administrator where the calendar is edited', () => {
    const edited = stateCouncilCalendar({ days: [day('2027-01-04', false), day('2027-01-02', true)], publishedYears: [2027] })
    expect(add('2026-12-31T02:00:00Z', 1, edited)).to.deep.equal(['2027-01-02T15:59:59.000Z', false])
    expect(add('2026-12-31T02:00:00Z', 2, edited)).to.deep.equal(['2027-01-05T15:59:59.000Z', false])
  })

  it('leave out days off by statute and weekends of a year nobody has published (L3)', () => {
    for (const date of ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01', '2028-01-25', '2028-01-26', '2028-05-01', '2028-05-02', '2030-02-04', '2035-02-07', '2027-01-02'])
      expect(calendar.isWorkingDay(date), date).to.equal(false)
    for (const date of ['2027-02-04', '2027-02-09', '2027-04-06', '2027-05-03', '2027-06-10', '2028-01-24', '2028-05-03']) expect(calendar.isWorkingDay(date), date).to.equal(true)
  })

  it('cannot be made of a day off by statute (L3)', () => {
    expect(stateCouncilCalendar({ days: [day('2027-01-01', true)], publishedYears: [2027] }).isWorkingDay('2027-01-01')).to.equal(false)
  })

  it('are written with 暂定 while they may move (L3)', () => {
    const text = (from: string) => dueText(addWorkingDays(new Date(from), 1, calendar))
    expect(text('2026-12-30T02:00:00Z')).to.equal('2026年12月31日')
    expect(text('2026-12-31T02:00:00Z')).to.equal('2027年1月4日（暂定）')
  })

  it('refuse a count that is no whole number of days', () => {
    for (const days of [0, -5, 1.5, Number.NaN]) expect(() => add('2026-11-23T02:00:00Z', days)).to.throw(RangeError)
  })
})

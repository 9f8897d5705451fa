import { expect } from 'chai'
import { statutoryDaysOff } from '../../../src/domain/statutory-days-off.js'

/** Spring Festival, Qingming, Dragon Boat and Mid-Autumn as the Hong Kong Observatory's calendar has them. */
const known: Record<number, [string, string, string, string]> = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
}

describe('days off by statute', () => {
  for (const [year, [springFestival, qingming, dragonBoat, midAutumn]] of Object.entries(known))
    it(`are those of the lunar calendar in ${year} (L3)`, () => {
      const days = statutoryDaysOff(Number(year))
      const named = (name: string) => [...days].filter(([, each]) => each === name).map(([date]) => date)
      const first = `${year}-${springFestival}`
      const later = (count: number) => new Date(Date.parse(`${first}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
      expect(named('除夕')).to.deep.equal([later(-1)])
      expect(named('春节')).to.deep.equal([first, later(1), later(2)])
      expect(named('清明节')).to.deep.equal([`${year}-${qingming}`])
      expect(named('端午节')).to.deep.equal([`${year}-${dragonBoat}`])
      expect(days.has(`${year}-${midAutumn}`)).to.equal(true)
      for (const fixed of ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']) expect(days.has(`${year}-${fixed}`), fixed).to.equal(true)
      expect(days.has(`${year}-05-03`)).to.equal(false)
    })

  it('are known to the end of the table, one set a year (L3)', () => {
    for (let year = 2025; year <= 2099; year += 1) expect(statutoryDaysOff(year).size, String(year)).to.be.within(12, 13)
  })
})

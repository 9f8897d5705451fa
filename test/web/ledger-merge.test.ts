import { expect } from 'chai'
import { mergeLedger } from '@/pages/enterprise/ledger-merge'

const paths = ['name', 'employees', 'systems', 'licence.number', 'licence.expiresOn', 'contactName']
const base = { version: 3, name: '企业', employees: 10, systems: ['甲'], licence: { number: '1', expiresOn: '' }, contactName: '王' }

describe('a ledger saved in another window meanwhile', () => {
  it('keeps every field typed into here, takes the others as stored, and says what changed there (S10)', () => {
    const mine = { ...base, employees: 20, licence: { number: '2', expiresOn: '' }, contactName: '李' }
    const theirs = { ...base, version: 5, employees: 30, systems: ['甲', '乙'], licence: { number: '1', expiresOn: '2027-01-01' }, contactName: '李' }
    const { content, differences } = mergeLedger(base, mine, theirs, paths)
    expect(content).to.deep.equal({ version: 5, name: '企业', employees: 20, systems: ['甲', '乙'], licence: { number: '2', expiresOn: '2027-01-01' }, contactName: '李' })
    expect(differences).to.deep.equal([
      { path: 'employees', theirs: 30, typed: true },
      { path: 'systems', theirs: ['甲', '乙'], typed: false },
      { path: 'licence.expiresOn', theirs: '2027-01-01', typed: false },
    ])
    expect(theirs.licence.number, 'what is stored is not touched').to.equal('1')
  })

  it('takes an emptied field as typed, and nothing and an empty text as the same (S10)', () => {
    const { content, differences } = mergeLedger({ name: '甲' }, { name: '', contactName: '' }, { name: '乙', contactName: undefined }, paths)
    expect(content.name).to.equal('')
    expect(differences).to.deep.equal([{ path: 'name', theirs: '乙', typed: true }])
  })
})

import { expect } from 'chai'
import { checkCharacter, creditCodeSchema } from '../../../src/domain/credit-code.js'

const errorOf = (code: unknown) => creditCodeSchema.safeParse(code).error?.issues.map((i) => i.message)

describe('unified social credit code', () => {
  it('the check character is computed as GB 32100-2015 has it (L18)', () => {
    // Published codes of well-known bodies.
    for (const code of ['91110000802100433B', '91440300708461136T', '914403001922038216', '91330100799655058B']) {
      expect(checkCharacter(code.slice(0, 17)), code).to.equal(code[17])
      expect(creditCodeSchema.parse(code)).to.equal(code)
    }
  })

  it('zeros, letters a code never has and mistyped characters are refused, each with its sentence (L18)', () => {
    for (const code of ['0'.repeat(18), '91000000802100433B', '9164SAMPLEZZZZ0001', '9111000080210043', '', 'O1110000802100433B', '9'.repeat(19)])
      expect(errorOf(code), code).to.deep.equal(['ledger.credit-code-invalid'])
    expect(errorOf('91110000802100434B')).to.deep.equal(['ledger.credit-code-check'])
    expect(errorOf('91110000801200433B')).to.deep.equal(['ledger.credit-code-check'])
    expect(errorOf(undefined)).to.deep.equal(['text.required'])
  })

  it('case, width, blanks and characters nobody sees are folded (L18)', () => {
    for (const typed of [' 91110000802100433b ', '９１１１００００８０２１００４３３Ｂ', '9111 0000\u200b8021 0043 3B\u202e', '\ufeff91110000802100433B\n']) expect(creditCodeSchema.parse(typed)).to.equal('91110000802100433B')
  })
})

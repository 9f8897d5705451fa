import { expect } from 'chai'
import { lineSchema, textSchema } from '../../../src/domain/text.js'

const faultOf = (schema: ReturnType<typeof textSchema>, text: string): string | undefined => schema.safeParse(text).error?.issues[0]?.message

describe('text people type', () => {
  it('a name takes no line breaks, control characters, half characters or turned direction (Z15)', () => {
    const name = lineSchema(50)
    const cases: [string, string | undefined][] = [
      ['宁夏示例化工有限公司', undefined],
      ['示例“𠮷〇”·O’Neil & 子', undefined],
      ['甲\u202E乙', 'text.direction-character'],
      ['甲\u2066乙\u2069', 'text.direction-character'],
      ['甲\r\n乙', 'text.one-line'],
      ['甲\u2028乙', 'text.one-line'],
      ['甲\u0007乙', 'text.control-character'],
      ['甲\u0085乙', 'text.one-line'],
      ['甲\u009B乙', 'text.control-character'],
      ['甲\uD842乙', 'text.broken-character'],
      ['甲\u0000', 'text.control-character'],
    ]
    for (const [text, fault] of cases) expect(faultOf(name, text), JSON.stringify(text)).to.equal(fault)
  })

  it('what nobody sees is no text (Z15)', () => {
    for (const text of ['\u200B', '\u200D\u200C', ' \u2060 ', '\u3164', '\u2800\u2800', '\uFE0F', '\u00AD']) {
      for (const schema of [lineSchema(50), textSchema(50), lineSchema(50, 0)]) expect(faultOf(schema, text), JSON.stringify(text)).to.equal('text.required')
    }
    expect(lineSchema(50, 0).parse('   ')).to.equal('')
    expect(faultOf(lineSchema(50), '👨\u200D👩')).to.equal(undefined)
  })

  it('paragraphs keep their lines and take no control or half characters (Z15)', () => {
    expect(textSchema(50).parse(' 一\r\n\t二 ')).to.equal('一\r\n\t二')
    expect(faultOf(textSchema(50), '一\u0008')).to.equal('text.control-character')
    expect(faultOf(textSchema(50), '一\uDC00')).to.equal('text.broken-character')
    expect(faultOf(textSchema(2), '𠮷𠮷')).to.equal(undefined)
    expect(faultOf(textSchema(2), '𠮷𠮷𠮷')).to.equal('text.too-long')
  })
})

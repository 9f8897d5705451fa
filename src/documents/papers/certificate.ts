import { chineseDate } from '../../domain/shanghai-time.js'
import type { Certificate } from '../../domain/ports.js'
import type { Block, Shrink } from '../pdf/paper-model.js'
import { industryWords, type PaperFacts } from './paper-facts.js'

function certificateOf(facts: PaperFacts): Certificate {
  const { certificate, record, occasion } = facts
  if (!certificate || certificate.number !== occasion) throw new Error(`case ${record.caseId} has no certificate ${occasion}`)
  return certificate
}

/** `PUBLIC_URL/verify/<number>`: where everybody can see whether a certificate is in force. */
export const verificationAddress = (publicUrl: string, number: string) => `${publicUrl}/verify/${encodeURIComponent(number)}`

const kindOf = ({ terms, record }: PaperFacts) =>
  record.grade === 'small-micro' ? '小微企业安全生产标准化' : `安全生产标准化${terms.grades[record.grade]}企业`

/** Certificate (NX-15b, NX-16). `occasion` is the number. */
export function certificate(facts: PaperFacts): Block[] {
  const given = certificateOf(facts)
  const { industry, specialty } = industryWords(facts.pack, given)
  const centre = (text: string, size: number, more: { bold?: boolean; before?: number; after?: number; shrink?: Shrink } = {}): Block => ({ type: 'text', text, size, align: 'center', ...more })
  return [
    centre(facts.record.grade === 'small-micro' ? '小微企业安全生产标准化证书' : '企业安全生产标准化证书', 32, { bold: true, before: 36, after: 14 }),
    centre(`证书编号：${given.number}`, 13, { after: 22 }),
    centre(given.enterpriseName, 24, { bold: true, after: given.creditCode ? 6 : 14, shrink: { lines: 3, least: 16 } }),
    ...(given.creditCode ? [centre(`统一社会信用代码：${given.creditCode}`, 12, { after: 12 })] : []),
    centre(`经评审和公示，确认为${kindOf(facts)}（${industry}${specialty === industry ? '' : `·${specialty}`}）`, 16, { after: 10, shrink: { lines: 1, least: 12 } }),
    centre(given.validFrom ? `有效期：${chineseDate(given.validFrom)}至${chineseDate(given.validUntil)}` : `有效期至：${chineseDate(given.validUntil)}`, 14, { after: 10 }),
    { type: 'code', content: verificationAddress(facts.publicUrl, given.number), size: 96, caption: '扫码查验真伪', align: 'center' },
    { type: 'text', text: `发证机关：${given.issuer}`, size: 13, align: 'right', before: 4, after: 2, shrink: { lines: 1, least: 9 } },
    { type: 'text', text: `发证日期：${chineseDate(given.issuedOn)}`, size: 13, align: 'right' },
  ]
}

/** Plaque (NX-A6): the certificate's number, its year and month. */
export function plaque(facts: PaperFacts): Block[] {
  const given = certificateOf(facts)
  const centre = (text: string, size: number, after: number, bold = false, lines = 1): Block => ({
    ...{ type: 'text', text, size, align: 'center', after, bold },
    shrink: { lines, least: size / 2 },
  })
  const [year, month] = given.issuedOn.split('-').map(Number)
  return [
    { type: 'space', height: 50 },
    centre(given.enterpriseName, 26, 34, true, 3),
    centre(kindOf(facts), 44, 40, true),
    centre(`编号：${given.number}`, 18, 30),
    centre(given.issuer, 18, 8),
    centre(`${year}年${month}月`, 18, 0),
  ]
}

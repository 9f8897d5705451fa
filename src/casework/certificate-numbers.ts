import { composeCertificateNumber, numberSeries } from '../domain/certificate-number.js'
import type { RegulationPack } from '../domain/ports.js'
import { shanghaiYear } from '../domain/shanghai-time.js'
import type { Clock } from '../domain/clock.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { certificateNumbersOf, type CertificateNumber } from '../store/models/certificate-numbers.js'
import { contendedWrite } from '../store/contended-write.js'
import { findCase } from './case-records.js'

interface Numbering {
  store: Store
  clock: Clock
  pack(name: string): RegulationPack
}

/**
 * The number of a case (NUM-1, NX-A5): the same one whenever asked, without gaps or duplicates in its series. The insert of the next
 * sequence is the allocation: a process that dies before it took nothing, one that dies after it finds its number again by the case.
 *
 * @throws Contended; Error where another series has given the very number: no attempt mends that, and skipping it would leave a gap.
 */
export async function certificateNumberOf({ store, clock, pack }: Numbering, caseId: string): Promise<string> {
  const numbers = certificateNumbersOf(store)
  const record = await findCase(store, caseId)
  if (!record) throw new Error(`case ${caseId} is not stored`)
  const rules = pack(record.pack)
  const year = record.certificateIssuedOn ? Number(record.certificateIssuedOn.slice(0, 4)) : shanghaiYear(clock.now())
  const { region, kind } = numberSeries(rules, record.grade, year)
  const series = `${region}:${kind}:${year}`
  return contendedWrite(`certificate number of case ${caseId}`, async () => {
    const given = await numbers.findOne({ caseId }).lean<CertificateNumber | null>()
    if (given) return given.number
    const last = await numbers.findOne({ series }).sort({ sequence: -1 }).lean<CertificateNumber | null>()
    const sequence = (last?.sequence ?? 0) + 1
    const { grade, industry, specialty } = record
    const number = composeCertificateNumber(rules, { grade, industry, specialty, year, sequence })
    try {
      await numbers.create({ _id: `${series}:${sequence}`, series, sequence, caseId, number, at: clock.now() })
      return number
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const holder = await numbers.findOne({ number, series: { $ne: series } }).lean<CertificateNumber | null>()
      if (holder) throw new Error(`certificate number ${number} is case ${holder.caseId}'s already, given in the series ${holder.series}`, { cause: error })
      // somebody else took this sequence, or gave this case its number: look again
      return undefined
    }
  })
}

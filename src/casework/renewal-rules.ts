import type { Application } from '../domain/application.js'
import { renewableFrom } from '../domain/certificate-term.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { certificateNumbersIn } from '../domain/typed-certificate-number.js'
import { certificatesOf, type CertificateDocument } from '../store/models/certificates.js'
import type { Casework } from './context.js'

type Renewal = Pick<Application, 'kind' | 'previousCertificate' | 'industry' | 'grade'>

/** The certificate that a renewal names, however it was typed, where the register has it as this enterprise's; undefined for a first evaluation. */
export async function previousCertificateOf(casework: Casework, enterpriseId: string, { kind, previousCertificate }: Renewal): Promise<CertificateDocument | undefined> {
  if (kind !== 'renewal') return undefined
  const numbers = [...certificateNumbersIn(previousCertificate), previousCertificate]
  const found = await certificatesOf(casework.store).findOne({ _id: { $in: numbers }, enterpriseId }).lean<CertificateDocument | null>()
  return found ?? undefined
}

const wrongField = (code: string) => new Refusal(code, 422, { fields: { previousCertificate: code } })

/**
 * NX-16, NX-17(1): a renewal is applied for within the months before expiry that the pack has (article 17(1): 3), for the grade and industry of the
 * certificate it follows. Once that is over, the enterprise applies as at first.
 * @returns the certificate to be renewed; undefined for a first evaluation.
 * @throws Refusal `application.renewal-without-certificate`, `application.previous-certificate-unknown` (none of this enterprise's),
 * `application.previous-certificate-differs` (422); `application.previous-certificate-revoked`, `application.renewal-early`, `application.renewal-late` (409).
 */
export async function renewedCertificate(casework: Casework, pack: RegulationPack, enterpriseId: string, application: Renewal): Promise<CertificateDocument | undefined> {
  if (application.kind !== 'renewal') return undefined
  if (application.previousCertificate === '') throw wrongField('application.renewal-without-certificate')
  const previous = await previousCertificateOf(casework, enterpriseId, application)
  if (!previous) throw wrongField('application.previous-certificate-unknown')
  const { number, industry, grade, validUntil, status } = previous
  if (industry !== application.industry || grade !== application.grade) throw wrongField('application.previous-certificate-differs')
  if (status === 'revoked') throw new Refusal('application.previous-certificate-revoked', 409, { number })
  const today = shanghaiDate(casework.clock.now())
  const from = renewableFrom(validUntil, pack.renewalMonths.value)
  if (today < from) throw new Refusal('application.renewal-early', 409, { number, validUntil, from })
  if (today > validUntil) throw new Refusal('application.renewal-late', 409, { number, validUntil })
  return previous
}

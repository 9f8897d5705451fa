import type { Answer } from '@/api/typed'
import type { Content } from '@/fields/field'

/** A certificate of the own register, with the days in which its renewal may be applied for. */
export type OwnCertificate = Answer<'/api/enterprise/certificates'>['items'][number]

/** The certificate of the industry and grade applied for that stands against a first evaluation: in its last months it is renewed (NX-17). */
export const heldFor = (certificates: OwnCertificate[], { industry, grade }: Content, today: string): OwnCertificate | undefined =>
  certificates.find((one) => one.industry === industry && one.grade === grade && one.validUntil >= today && one.status !== 'revoked')

import type { Certificate } from '../../domain/ports.js'
import { collection } from '../connection.js'

/**
 * Register of certificates: `_id` = number; one a case. `register` is the equality prefix of the public list; `numberEndings` are the endings of
 * the number in plain letters, by which parts of it are found.
 */
export type CertificateDocument = Certificate & { _id: string; register: 'certificates'; issuedAt: Date; numberEndings?: string[] }

export const certificatesOf = collection<CertificateDocument>(
  'certificates',
  {
    _id: String,
    register: String,
    number: String,
    caseId: String,
    enterpriseId: String,
    enterpriseName: String,
    creditCode: String,
    regionCode: String,
    industry: String,
    specialty: String,
    grade: String,
    issuedOn: String,
    issuedAt: Date,
    validFrom: String,
    validUntil: String,
    issuer: String,
    status: String,
    numberEndings: { type: [String], default: undefined },
  },
  [
    [{ caseId: 1 }, { unique: true }],
    [{ enterpriseId: 1, industry: 1 }],
    [{ numberEndings: 1 }],
    [{ register: 1, issuedAt: -1 }],
    [{ register: 1, grade: 1, issuedAt: -1 }],
  ],
)

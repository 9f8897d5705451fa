import type { SelfEvaluation } from '../../domain/self-evaluation.js'
import { collection } from '../connection.js'
import { unauditedField, unauditedIndex, type Unaudited } from './unaudited.js'

type Facts = Pick<
  SelfEvaluation,
  | 'address'
  | 'ownership'
  | 'safetyOrganisation'
  | 'employees'
  | 'safetyStaff'
  | 'specialOperators'
  | 'fixedAssets'
  | 'mainRevenue'
  | 'legalRepresentative'
  | 'legalRepresentativePhone'
  | 'groupName'
>

/** Ledger of an enterprise (企业台账): what annexes 1 and 2 are filled in from. `_id` = enterprise id. Amounts in 10,000 yuan. */
export interface Enterprise extends Facts, Unaudited {
  _id: string
  name: string
  creditCode: string
  /** County of its seat. */
  regionCode: string
  industry: string
  specialty: string
  /** Production systems and processes the expert group has to cover (NX-12). */
  systems: string[]
  contactName: string
  contactPhone: string
  contactEmail: string
  /** Facts annexes 1 and 2 ask for besides; absent in ledgers that never named them. */
  contactMobile?: string
  contactFax?: string
  fax?: string
  foundedOn?: string
  shiftWork?: boolean
  shiftDetails?: string
  healthCertification?: string
  licence: { number: string; expiresOn: string }
  sample: boolean
  version: number
  updatedAt: Date
}

export const enterprisesOf = collection<Enterprise>(
  'enterprises',
  {
    _id: String,
    name: String,
    creditCode: String,
    regionCode: String,
    address: String,
    ownership: String,
    industry: String,
    specialty: String,
    systems: [String],
    safetyOrganisation: String,
    employees: Number,
    safetyStaff: Number,
    specialOperators: Number,
    fixedAssets: Number,
    mainRevenue: Number,
    legalRepresentative: String,
    legalRepresentativePhone: String,
    groupName: String,
    contactName: String,
    contactPhone: String,
    contactEmail: String,
    contactMobile: String,
    contactFax: String,
    fax: String,
    foundedOn: String,
    shiftWork: Boolean,
    shiftDetails: String,
    healthCertification: String,
    licence: {},
    sample: Boolean,
    version: Number,
    updatedAt: Date,
    ...unauditedField,
  },
  [[{ creditCode: 1 }, { unique: true }], [{ regionCode: 1, _id: 1 }], unauditedIndex],
)

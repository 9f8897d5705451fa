import type { ExpertProfile } from '../../domain/ports.js'
import { collection } from '../connection.js'

/** Register of experts (NX-19). `_id` = expert id. */
export type Expert = ExpertProfile & { _id: string; sample: boolean }

export const expertsOf = collection<Expert>(
  'experts',
  {
    _id: String,
    expertId: String,
    name: String,
    unit: String,
    intermediaryId: String,
    title: String,
    titleLevel: String,
    phone: String,
    qualifications: [String],
    experienceYears: Number,
    recommendedByUnit: Boolean,
    trainedOn: String,
    healthy: Boolean,
    specialties: [String],
    regionCode: String,
    consultedEnterpriseIds: [String],
    active: Boolean,
    sample: Boolean,
  },
  [[{ active: 1, _id: 1 }]],
)

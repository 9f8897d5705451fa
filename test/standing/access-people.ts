import type { Role } from '../../src/domain/role.js'

export interface Person {
  /**
   * May know of the case in question, by enterprise, region, industry or appointment. It is of enterprise E0001 in county 640104 of city 640100,
   * industry building-materials; expert X1 is appointed, the officers of the city hold its task.
   */
  near: boolean
  role?: Role
  regionCode?: string
  industries?: readonly string[]
  enterpriseId?: string
  expertId?: string
  /** Signed in, and locked afterwards. */
  locked?: boolean
}

/** Everybody who asks. */
export const people = {
  'nobody signed in': { near: false },
  'somebody locked': { near: false, role: 'officer', regionCode: '640100', locked: true },
  enterprise: { near: true, role: 'enterprise', regionCode: '640104', enterpriseId: 'E0001' },
  'another enterprise': { near: false, role: 'enterprise', regionCode: '640122', enterpriseId: 'E0003' },
  officer: { near: true, role: 'officer', regionCode: '640100' },
  'officer of the county': { near: true, role: 'officer', regionCode: '640104' },
  'officer of the province': { near: true, role: 'officer', regionCode: '640000' },
  'officer of another county': { near: false, role: 'officer', regionCode: '640105' },
  'officer of another city': { near: false, role: 'officer', regionCode: '640200' },
  'officer of another industry': { near: false, role: 'officer', regionCode: '640100', industries: ['textile'] },
  'officer of the industry': { near: true, role: 'officer', regionCode: '640100', industries: ['building-materials'] },
  secretary: { near: true, role: 'secretary', regionCode: '640100' },
  'secretary of another city': { near: false, role: 'secretary', regionCode: '640200' },
  'secretary of another industry': { near: false, role: 'secretary', regionCode: '640100', industries: ['textile'] },
  leader: { near: true, role: 'leader', regionCode: '640100' },
  'leader of another city': { near: false, role: 'leader', regionCode: '640200' },
  'leader of another industry': { near: false, role: 'leader', regionCode: '640100', industries: ['textile'] },
  expert: { near: true, role: 'expert', regionCode: '640000', expertId: 'X1' },
  'another expert': { near: false, role: 'expert', regionCode: '640000', expertId: 'X9' },
  administrator: { near: true, role: 'process-administrator', regionCode: '640100' },
  'province administrator': { near: true, role: 'process-administrator', regionCode: '640000' },
  'administrator of another city': { near: false, role: 'process-administrator', regionCode: '640200' },
  auditor: { near: true, role: 'auditor', regionCode: '640100' },
  'province auditor': { near: true, role: 'auditor', regionCode: '640000' },
  'auditor of another city': { near: false, role: 'auditor', regionCode: '640200' },
  'auditor of another industry': { near: false, role: 'auditor', regionCode: '640100', industries: ['textile'] },
} satisfies Record<string, Person>
export type Who = keyof typeof people
export const everybody = Object.keys(people) as Who[]

/** What the routes are asked for (test/standing/access-world.ts puts it there). */
export interface Ids {
  caseId: string
  /** A task of the city's officers, and one to be completed. */
  taskKey: string
  secondTaskKey: string
  uploadId: string
  documentId: string
  /** In the inbox of the city's officers. */
  noticeId: string
  /** Reached nobody. */
  letterId: string
  /** Sent. */
  mailId: string
  number: string
  /** Of a former life of the engine. */
  stoppedCaseId: string
  secondStoppedCaseId: string
}

import { z } from 'zod'

/** What an account may act as. Offices (officer, secretary, leader) act for one region's authority or committee. */
export const roleSchema = z.enum([
  'enterprise',
  'officer',
  'secretary',
  'expert',
  'leader',
  'process-administrator',
  'auditor',
])
export type Role = z.infer<typeof roleSchema>

/**
 * Who is acting: taken from the session, never from the request.
 * `regionCode` is the six-digit administrative code of the authority; `industries` empty means all.
 */
export interface Actor {
  accountId: string
  displayName: string
  role: Role
  regionCode: string
  industries: string[]
  enterpriseId?: string
  expertId?: string
}

/** Candidate groups of a human task that an actor belongs to, e.g. `officer:640100`, `expert:X0001`, `enterprise:E0001`. */
export function candidateGroupsOf(actor: Actor): string[] {
  switch (actor.role) {
    case 'officer':
    case 'secretary':
    case 'leader':
      return [`${actor.role}:${actor.regionCode}`]
    case 'expert':
      return actor.expertId ? [`expert:${actor.expertId}`] : []
    case 'enterprise':
      return actor.enterpriseId ? [`enterprise:${actor.enterpriseId}`] : []
    default:
      return []
  }
}

/** True when `outer` is `inner` or a region above it (640000 contains 640100 contains 640104). */
export function regionContains(outer: string, inner: string): boolean {
  return inner.startsWith(outer.replace(/(00)+$/, ''))
}

/** The region above a six-digit code: 640104 → 640100 → 640000 → none. */
export function regionAbove(code: string): string | undefined {
  if (code === '' || code.endsWith('0000')) return undefined
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** Every value of `outer` for which `regionContains(outer, code)`; '' is the region of who acts everywhere. */
export function regionAndAbove(code: string): string[] {
  const all = ['']
  for (let one: string | undefined = code; one; one = regionAbove(one)) all.push(one)
  return all
}

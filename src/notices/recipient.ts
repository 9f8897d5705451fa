import { createHash } from 'node:crypto'
import type { NoticeKind, NoticeRecipient } from '../domain/ports.js'
import { candidateGroupsOf, type Actor } from '../domain/role.js'

/** One word for a recipient; for people with an account it is the candidate group they act under. */
export function recipientKey(recipient: NoticeRecipient): string {
  if ('enterpriseId' in recipient) return `enterprise:${recipient.enterpriseId}`
  if ('expertId' in recipient) return `expert:${recipient.expertId}`
  if ('office' in recipient) return `${recipient.office}:${recipient.regionCode}`
  if ('department' in recipient) return `department:${recipient.department}:${recipient.regionCode}`
  return `email:${recipient.email.trim().toLowerCase()}`
}

/** The recipient a key was made of; `name` is what a bare address was called. */
export function recipientOf(key: string, name: string): NoticeRecipient {
  const [kind = '', first = '', second = ''] = key.split(':')
  const rest = key.slice(kind.length + 1)
  if (kind === 'enterprise') return { enterpriseId: rest }
  if (kind === 'expert') return { expertId: rest }
  if (kind === 'department') return { department: first, regionCode: second }
  if (kind === 'email') return { email: rest, name }
  return { office: kind as 'officer' | 'secretary' | 'leader' | 'process-administrator', regionCode: rest }
}

/** Whether the recipient reads notices in the application too; others are reached by mail only. */
export const hasInbox = (recipient: NoticeRecipient): boolean => !('department' in recipient || 'email' in recipient)

/** Inboxes an actor reads: those of the groups the actor works in, and of process administrators, who work on no case, their region's. */
export function inboxKeys(actor: Actor): string[] {
  return actor.role === 'process-administrator' ? [`${actor.role}:${actor.regionCode}`] : candidateGroupsOf(actor)
}

/** The id that makes a notice one: the same for the same (case, kind, occasion, recipient), and fit for a file name. */
export function noticeId(caseId: string, kind: NoticeKind, occasion: string, recipient: string): string {
  return `N${createHash('sha256').update(JSON.stringify([caseId, kind, occasion, recipient])).digest('hex').slice(0, 31)}`
}

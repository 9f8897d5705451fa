import type { LetterReason } from '../store/models/notices.js'

interface SmtpError {
  responseCode?: number
  code?: string
  message?: string
  response?: string
}

/** What a failed try says: about this address, `lasting` where a repetition won't change it; or about the server, and then about every letter. */
export type MailFailure = { about: 'address'; lasting: boolean; reason: LetterReason; answer: string } | { about: 'server'; reason: LetterReason; answer: string }

/** Reads an error of the mail client. Answers are read by their enhanced status (RFC 3463), else by the plain code (RFC 5321). */
export function mailFailureOf(error: unknown): MailFailure {
  const { responseCode, code, message = String(error), response = '' } = error as SmtpError
  const answer = message.slice(0, 500)
  if (code === 'EAUTH') return { about: 'server', reason: 'sign-in-failed', answer }
  // The client itself refuses an address it can't read.
  if (code === 'EENVELOPE' && responseCode === undefined) return { about: 'address', lasting: true, reason: 'bad-address', answer }
  const aboutLetter = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 400 && responseCode !== 421
  if (!aboutLetter) return { about: 'server', reason: 'server-away', answer }
  const lasting = responseCode >= 500
  return { about: 'address', lasting, reason: reasonOf(responseCode, /\b[45]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1], lasting), answer }
}

function reasonOf(code: number, enhanced: string | undefined, lasting: boolean): LetterReason {
  if (enhanced === '2.2' || code === 452 || (code === 552 && enhanced === undefined)) return 'mailbox-full'
  if (enhanced === '3.4' || enhanced === '2.3' || code === 552) return 'too-large'
  if (!lasting) return 'put-off'
  if (enhanced === '1.3' || code === 501) return 'bad-address'
  if (enhanced?.startsWith('1.') || enhanced === '2.1' || (enhanced === undefined && (code === 550 || code === 551 || code === 553))) return 'unknown-mailbox'
  return 'rejected'
}

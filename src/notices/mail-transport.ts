import { constants } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { NoticeDocument } from '../store/models/notices.js'
import { htmlOf } from './template-rendering.js'

/** What became of one mail; a transport throws when it may be tried again. */
export type MailResult = { sent: true; rejected: string[] } | { sent: false; permanent: string }

export interface MailTransport {
  deliver(notice: NoticeDocument): Promise<MailResult>
  close(): void
}

function messageOf(notice: NoticeDocument, from: string) {
  return {
    from,
    to: notice.mail.to.map((address) => ({ name: notice.recipientName, address })),
    subject: notice.subject,
    text: notice.body,
    html: htmlOf(notice.body),
    // Always the same for a notice: a repetition after a crash is known by mail servers and programs as the same letter.
    messageId: notice.mail.messageId,
    date: notice.createdAt,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Dabiao-Notice': notice._id },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** True for an answer of the mail server to this letter that a repetition will not change; troubles of signing in are not. */
function permanentAnswer(error: unknown): string | undefined {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string }
  if (code === 'EAUTH' || code === 'ETLS') return undefined
  if (code === 'EENVELOPE' && responseCode === undefined) return message ?? code
  return responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE') ? message : undefined
}

/** True where the server is there and puts this letter off (grey-listing, full mailbox); the others need not wait. */
export function isPutOff(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 400 && responseCode < 500 && responseCode !== 421
}

/** Mails through an SMTP server (`SMTP_URL`). */
export function smtpTransport(url: string, from: string): MailTransport {
  const mailer = nodemailer.createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 })
  return {
    async deliver(notice) {
      try {
        const info = await mailer.sendMail(messageOf(notice, from))
        return { sent: true, rejected: (info.rejected as (string | { address: string })[]).map((r) => (typeof r === 'string' ? r : r.address)) }
      } catch (error) {
        const permanent = permanentAnswer(error)
        if (permanent) return { sent: false, permanent }
        throw error
      }
    },
    close: () => mailer.close(),
  }
}

/** Without a mail server: one `.eml` file a notice, named by its id, whole or not there at all. */
export function fileTransport(folder: string, from: string): MailTransport {
  const mailer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async deliver(notice) {
      const path = join(folder, `${notice._id}.eml`)
      const there = await access(path, constants.F_OK).then(
        () => true,
        () => false,
      )
      if (there) return { sent: true, rejected: [] }
      const info = await mailer.sendMail(messageOf(notice, from))
      await mkdir(folder, { recursive: true })
      const file = await open(`${path}.${process.pid}.part`, 'w')
      try {
        await file.writeFile(info.message as Buffer)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.${process.pid}.part`, path)
      return { sent: true, rejected: [] }
    },
    close: () => mailer.close(),
  }
}

import { constants } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { NoticeDocument } from '../store/models/notices.js'
import { htmlOf } from './template-rendering.js'

/** Carries one letter to one of its addresses; throws where it did not get there (`mailFailureOf`). */
export interface MailTransport {
  deliver(notice: NoticeDocument, address: string): Promise<void>
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

/** Mails through an SMTP server (`SMTP_URL`). */
export function smtpTransport(url: string, from: string): MailTransport {
  const mailer = nodemailer.createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 })
  return {
    async deliver(notice, address) {
      // One recipient a transaction: the server's answer is about that one. The letter itself names them all and is the same each time.
      await mailer.sendMail({ ...messageOf(notice, from), envelope: { from, to: [address] } })
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
      if (there) return
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
    },
    close: () => mailer.close(),
  }
}

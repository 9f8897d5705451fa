import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import type { NoticeRecipient, NoticeRequest } from '../domain/ports.js'
import { regionAndAbove } from '../domain/role.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import { noticesOf, type NoticeDocument } from '../store/models/notices.js'
import type { CaseFacts, Directory } from './directory.js'
import { Dispatcher, type DispatcherTiming } from './dispatcher.js'
import { createInbox } from './inbox.js'
import { createMailbox } from './mailbox.js'
import { fileTransport, smtpTransport } from './mail-transport.js'
import { regionOfLetter } from './letter-regions.js'
import { hasInbox, noticeId, recipientKey } from './recipient.js'
import { createSendAgain } from './send-again.js'
import { oneLine, renderNotice } from './template-rendering.js'
import { createNoticeTemplates, shippedTemplate } from './templates.js'

export interface NoticesOptions {
  store: Store
  directory: Directory
  clock: Clock
  log: Logger
  /** `DATA_DIR`: letters go to `<dataDir>/mail` where there is no mail server. */
  dataDir: string
  smtpUrl?: string
  /** Sender, e.g. `达标 <notice@example.org>`. */
  from: string
  /** Right-hand side of message ids. */
  mailDomain?: string
  timing?: DispatcherTiming
  /** Told of the inboxes that have something new, by candidate group (`officer:640100`). */
  inboxChanged?: (recipientKeys: string[]) => void
}

/** Notices: stored once an occasion and recipient, read in the inbox, mailed by the dispatcher. */
export function createNotices(options: NoticesOptions) {
  const { store, directory, clock, log } = options
  const model = noticesOf(store)
  const templates = createNoticeTemplates(store, clock)
  const transport = options.smtpUrl ? smtpTransport(options.smtpUrl, options.from) : fileTransport(join(options.dataDir, 'mail'), options.from)
  const dispatcher = new Dispatcher(store, transport, log, options.timing)

  /** An overridden template that fails on real data must not stop a case: the shipped one takes its place. */
  async function render(kind: NoticeRequest['kind'], data: Record<string, string>): Promise<{ subject: string; body: string }> {
    const template = await templates.get(kind)
    try {
      return renderNotice(template!, data)
    } catch (error) {
      log.error({ err: error, kind }, 'notices: an overridden template failed, the shipped one is used')
      return renderNotice(shippedTemplate(kind), data)
    }
  }

  async function keep(request: NoticeRequest, recipient: NoticeRecipient, facts: CaseFacts, industry: string | undefined): Promise<string | undefined> {
    const key = recipientKey(recipient)
    const _id = noticeId(request.caseId, request.kind, request.occasion, key)
    if (await model.exists({ _id })) return undefined
    const { name, emails } = await directory.addressee(recipient)
    const { subject, body } = await render(request.kind, { ...facts, ...request.data, recipientName: name })
    // Who has no inbox is reached by mail only: such a letter waits on the administration's list for an address.
    const unreachable = emails.length === 0 && !hasInbox(recipient)
    const document: NoticeDocument = {
      _id,
      caseId: request.caseId,
      kind: request.kind,
      occasion: request.occasion,
      recipientKey: key,
      recipientName: oneLine(name),
      subject,
      body,
      documentIds: request.documentIds ?? [],
      ...(industry && { industry }),
      createdAt: clock.now(),
      reads: [],
      mail: {
        state: emails.length > 0 ? 'pending' : unreachable ? 'failed' : 'none',
        to: emails.map(oneLine),
        attempts: 0,
        nextAt: new Date(),
        messageId: `<${_id}@${options.mailDomain ?? 'dabiao.invalid'}>`,
        ...(unreachable && { reason: 'no-address' as const, undeliveredIn: regionAndAbove(await regionOfLetter(store, request.caseId)) }),
      },
    }
    if (emails.length === 0) log.warn({ noticeId: _id, recipient: key }, 'notices: recipient has no mail address')
    try {
      await model.create(document)
      return key
    } catch (error) {
      if (isDuplicateKey(error)) return undefined
      throw error
    }
  }

  return {
    /** Stores the notice for each recipient, once; returns when all are stored, never waiting for mail. Throws when the store or the case is missing: the job is retried. */
    async send(request: NoticeRequest): Promise<void> {
      const facts = await directory.caseFacts(request.caseId)
      const industry = (await casesOf(store).findById(request.caseId, { industry: 1 }).lean<{ industry: string } | null>())?.industry
      const changed: string[] = []
      for (const recipient of request.recipients) {
        const key = await keep(request, recipient, facts, industry)
        if (key) changed.push(key)
      }
      if (changed.length === 0) return
      dispatcher.wake()
      options.inboxChanged?.(changed)
    },
    inbox: createInbox(store),
    templates,
    mailbox: createMailbox(store),
    sendAgain: createSendAgain({ store, directory, clock, wake: () => dispatcher.wake() }),
    dispatcher,
  }
}
export type Notices = ReturnType<typeof createNotices>

import { readFileSync } from 'node:fs'
import { addAuditEntry } from '../store/audit-trail.js'
import { refuseUnlessInstanceAdministrator, regionsConcerned } from '../domain/administration.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import { noticeKinds, type NoticeKind } from '../domain/ports.js'
import type { Actor } from '../domain/role.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { noticeTemplatesOf } from '../store/models/notice-templates.js'
import { checkTemplate, variablesOf } from './template-check.js'

export interface NoticeTemplate {
  kind: NoticeKind
  subject: string
  body: string
  /** 0 = the shipped one. */
  version: number
  variables: string[]
}

const folder = new URL('templates/zh-CN/', import.meta.url)
const shipped = new Map<NoticeKind, { subject: string; body: string }>()

/** The template of the source tree: first line the subject, then an empty line, then the body. */
export function shippedTemplate(kind: NoticeKind): { subject: string; body: string } {
  const known = shipped.get(kind)
  if (known) return known
  const [subject = '', , ...body] = readFileSync(new URL(`${kind}.hbs`, folder), 'utf8').split('\n')
  const template = { subject, body: body.join('\n').trim() }
  shipped.set(kind, template)
  return template
}

const isKind = (kind: string): kind is NoticeKind => (noticeKinds as readonly string[]).includes(kind)

/** Templates as administrators see and change them; an overridden one wins over the shipped one. */
export function createNoticeTemplates(store: Store, clock: Clock) {
  const model = noticeTemplatesOf(store)

  async function get(kind: string): Promise<NoticeTemplate | undefined> {
    if (!isKind(kind)) return undefined
    const own = await model.findById(kind).lean()
    const { subject, body } = own ?? shippedTemplate(kind)
    return { kind, subject, body, version: own?.version ?? 0, variables: variablesOf(kind) }
  }

  return {
    get,

    /** All kinds, in their order. */
    async list(): Promise<NoticeTemplate[]> {
      return Promise.all(noticeKinds.map(async (kind) => (await get(kind))!))
    },

    /**
     * Puts a template in place of the present one. `version` is the one the person saw.
     * Refuses other than administrators of the instance (`administration.other-region`, 403), a template that is broken or names what it may not (see `checkTemplate`), an unknown kind
     * (`notice-template.unknown-kind`, 404), and one changed meanwhile (`notice-template.changed-elsewhere`, 409).
     */
    async save(actor: Actor, kind: string, template: { version: number; subject: string; body: string }): Promise<NoticeTemplate> {
      refuseUnlessInstanceAdministrator(actor)
      if (!isKind(kind)) throw new Refusal('notice-template.unknown-kind', 404, { kind })
      checkTemplate(kind, template)
      const before = await get(kind)
      const changedAt = clock.now()
      const next = { subject: template.subject, body: template.body, version: template.version + 1, changedBy: actor.accountId, changedAt }
      try {
        const changed =
          template.version === 0
            ? await model.create({ _id: kind, ...next })
            : await model.findOneAndUpdate({ _id: kind, version: template.version }, { $set: next }).lean()
        if (!changed) throw new Refusal('notice-template.changed-elsewhere', 409, { stored: await get(kind) })
      } catch (error) {
        if (isDuplicateKey(error)) throw new Refusal('notice-template.changed-elsewhere', 409, { stored: await get(kind) })
        throw error
      }
      const { accountId, displayName, role, regionCode } = actor
      const entry = { at: changedAt, accountId, displayName, role, regionCode, concerns: regionsConcerned('instance'), act: 'change-notice-template', subject: kind }
      await addAuditEntry(store, { _id: `notice-template:${kind}:${next.version}`, ...entry, before, after: { ...template, version: next.version } })
      return (await get(kind))!
    },
  }
}
export type NoticeTemplates = ReturnType<typeof createNoticeTemplates>

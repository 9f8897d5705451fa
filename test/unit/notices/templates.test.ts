import { expect } from 'chai'
import { OffsetClock } from '../../../src/domain/clock.js'
import { Refusal } from '../../../src/domain/errors.js'
import { noticeVariables } from '../../../src/domain/notice-variables.js'
import { noticeKinds } from '../../../src/domain/ports.js'
import type { Actor } from '../../../src/domain/role.js'
import { checkTemplate, variablesOf } from '../../../src/notices/template-check.js'
import { htmlOf, renderNotice } from '../../../src/notices/template-rendering.js'
import { createNoticeTemplates, shippedTemplate } from '../../../src/notices/templates.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { startPlatform, type Platform } from '../../support/platform.js'

const administrator: Actor = { accountId: 'A-admin', displayName: '管理员', role: 'process-administrator', regionCode: '640000', industries: [] }

describe('notice templates', function () {
  this.timeout(60_000)

  for (const kind of noticeKinds) {
    it(`${kind}: the shipped one is Chinese, names only what it may, and says everything it is given`, () => {
      const template = shippedTemplate(kind)
      checkTemplate(kind, template)
      const data = Object.fromEntries(variablesOf(kind).map((name) => [name, `‹${name}›`]))
      const { subject, body } = renderNotice(template, data)
      expect(subject).to.match(/\p{Script=Han}/u).and.contain('‹enterpriseName›')
      for (const name of noticeVariables[kind]) {
        if (name !== 'departmentName') expect(`${subject}\n${body}`, name).to.contain(`‹${name}›`)
      }
      const empty = renderNotice(template, {})
      expect(`${empty.subject}${empty.body}`).to.not.match(/undefined|null|\{\{/)
    })
  }

  const wrong: [string, string, string][] = [
    ['{{#if enterpriseName}}没有结束', 'notice-template.broken', 'not closed'],
    ['你好 {{enterpriseName}', 'notice-template.broken', 'brace missing'],
    ['{{enterpriseNmae}}', 'notice-template.unknown-variable', 'misspelt'],
    ['{{constructor}}', 'notice-template.unknown-variable', 'not a variable'],
    ['{{lookup this "constructor"}}', 'notice-template.unknown-variable', 'helper'],
    ['{{#each items}}{{this}}{{/each}}', 'notice-template.unknown-variable', 'block'],
    ['{{#if enterpriseName}}{{secret}}{{/if}}', 'notice-template.unknown-variable', 'hidden in a block'],
    ['{{#if enterpriseName}}好{{else}}{{secret}}{{/if}}', 'notice-template.unknown-variable', 'hidden in an else'],
    ['{{> other}}', 'notice-template.unknown-variable', 'partial'],
    ['{{enterpriseName.length}}', 'notice-template.unknown-variable', 'path'],
    ['  ', 'notice-template.empty', 'empty'],
  ]
  for (const [body, code, why] of wrong) {
    it(`refuses one that is ${why}: ${code}`, () => {
      const attempt = () => checkTemplate('corrections-requested', { subject: '补正', body })
      expect(attempt).to.throw(Refusal).with.property('code', code)
    })
  }

  it('escapes the whole letter, triple braces too', () => {
    const { body } = renderNotice({ subject: 's', body: '{{{enterpriseName}}}' }, { enterpriseName: '<b>"𠮷\'&</b>' })
    expect(body).to.equal('<b>"𠮷\'&</b>')
    expect(htmlOf(body)).to.contain('&lt;b&gt;&quot;𠮷&#39;&amp;&lt;/b&gt;')
  })

  describe('in the store', () => {
    let platform: Platform
    let store: Store
    before(async () => {
      platform = await startPlatform({ engine: false })
      store = await connectStore(platform.mongoUri)
      await createIndexes(store)
    })
    after(async () => {
      await store?.close()
      await platform?.stop()
    })

    it('an administrator replaces one; a broken one or a stale one changes nothing', async () => {
      const templates = createNoticeTemplates(store, new OffsetClock())
      const shipped = (await templates.get('application-accepted'))!
      expect(shipped.version).to.equal(0)
      const own = { version: 0, subject: '受理：{{enterpriseName}}', body: '已受理，{{link}}' }
      expect(await templates.save(administrator, 'application-accepted', own)).to.include({ version: 1, body: own.body })
      const code = (promise: Promise<unknown>) => promise.then(() => '', (e: Refusal) => e.code)
      expect(await code(templates.save(administrator, 'application-accepted', own))).to.equal('notice-template.changed-elsewhere')
      expect(await code(templates.save(administrator, 'application-accepted', { ...own, version: 1, body: '{{oops' }))).to.equal('notice-template.broken')
      expect(await code(templates.save(administrator, 'no-such', own))).to.equal('notice-template.unknown-kind')
      expect(await templates.get('application-accepted')).to.include({ version: 1, body: own.body })
      const both = await Promise.all([1, 2].map((n) => code(templates.save(administrator, 'application-accepted', { ...own, version: 1, body: `${n}` }))))
      expect(both.sort()).to.deep.equal(['', 'notice-template.changed-elsewhere'])
      expect(await templates.list()).to.have.length(noticeKinds.length)
    })
  })
})

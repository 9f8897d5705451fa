import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { expect } from 'chai'
import { allRoutes } from '../../src/api/create-app.js'
import { EventStreams } from '../../src/api/event-streams.js'
import { rateLimits } from '../../src/api/rate-limits.js'
import { accountsOf } from '../../src/store/models/accounts.js'
import { startApi, type ApiInstance } from '../unit/api/api-instance.js'
import { Browser } from '../unit/api/browser.js'
import { everybody, people, type Ids, type Person, type Who } from './access-people.js'
import { access, expected, shownTo, type Outcome, type Row } from './access-table.js'
import { accessWorld, handIn } from './access-world.js'

interface Told {
  status: number
  text: string
}

function outcomeOf({ status }: Told): Outcome | 'fault' {
  if (status === 401) return 'sign-in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'hidden'
  // 503: the engine of this instance is away
  return status >= 500 && status !== 503 ? 'fault' : 'in'
}

describe('every route, asked for by everybody', function () {
  this.timeout(120_000)
  let api: ApiInstance
  let ids: Ids
  const browsers = new Map<Who, Browser>()
  const routes = () => allRoutes(api.services.api, new EventStreams(api.services.api), rateLimits(api.services.api.settings))
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`

  before(async () => {
    api = await startApi({}, true)
    const world = await accessWorld(api)
    await api.account('spare', 'officer', { regionCode: '640500' })
    await api.account('county-account', 'officer', { regionCode: '640104' })
    for (const who of everybody) {
      const { role, regionCode, industries, enterpriseId, expertId }: Person = people[who]
      if (role) await api.account(who, role, { regionCode: regionCode!, industries: [...(industries ?? [])], ...(enterpriseId && { enterpriseId }), ...(expertId && { expertId }) })
      browsers.set(who, await api.browser(role && who))
    }
    await accountsOf(api.store).updateMany({ _id: { $in: everybody.filter((who) => (people[who] as Person).locked).map((who) => `A-${who}`) } }, { $set: { active: false } })
    const file = await browsers.get('enterprise')!.upload('/api/uploads', { purpose: 'licence' }, '证.pdf', '%PDF-1.4\n%%EOF\n')
    ids = { ...world, uploadId: file.body.uploadId }
    await handIn(api, ids.caseId, ids.uploadId)
  })
  after(async () => api?.stop())

  async function ask(who: Who, name: string, row: Row): Promise<Told> {
    const [method = '', pattern = ''] = name.split(' ')
    const parameters = row.path?.(ids, who) ?? {}
    const path = pattern.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(parameters[key] ?? 'none')) + (row.query ? `?${row.query(ids)}` : '')
    const { role, locked }: Person = people[who]
    const browser = row.ownSession ? await api.browser(role && !locked ? who : undefined) : browsers.get(who)!
    if (pattern.endsWith('/events')) return headOf(browser, path)
    const content = row.file && (row.file.path ? readFileSync(row.file.path) : row.file.text!)
    const answer = content ? await browser.upload(path, row.file!.fields ?? {}, row.file!.name, content) : await browser.send(method, path, method === 'GET' ? undefined : (row.body?.(ids) ?? {}))
    return { status: answer.status, text: JSON.stringify(answer.body) }
  }

  it('every route has its row in the table, and every row its route', () => {
    const declared = routes().map(nameOf)
    const missing = declared.filter((name) => !access[name])
    expect(missing, 'declare who is let in: add a row to `access` in test/standing/access-table.ts (what it is asked for: test/standing/access-world.ts)').to.deep.equal([])
    expect(Object.keys(access).filter((name) => !declared.includes(name)), 'rows of no route, in test/standing/access-table.ts').to.deep.equal([])
  })

  it('lets in whom the table lets in, and tells the others 401, 403 or 404 (Z3, Z10)', async () => {
    const began = Date.now()
    const deviations: string[] = []
    let calls = 0
    for (const name of routes().map(nameOf)) {
      const row = access[name]
      if (!row) continue
      const judge = async (who: Who) => {
        const told = await ask(who, name, row)
        calls += 1
        const outcome = outcomeOf(told)
        if (outcome !== expected(row, who)) deviations.push(`${name} by ${who}: ${expected(row, who)} in the table, ${outcome} (${told.status}) in fact`)
        const shown = row.shows !== undefined && told.text.includes(row.shows.text(ids))
        if (shown !== shownTo(row, who)) deviations.push(`${name} by ${who}: ${shown ? 'shows what it must not' : 'does not show what it should'}`)
      }
      // who is refused asks first: an act that is done would answer the later ones otherwise
      const first = everybody.filter((who) => name.startsWith('GET ') || expected(row, who) !== 'in')
      await Promise.all(first.map(judge))
      for (const who of everybody) if (!first.includes(who)) await judge(who)
    }
    console.log(`      ${calls} calls of ${routes().length} routes by ${everybody.length} persons, ${deviations.length} deviations, ${((Date.now() - began) / 1000).toFixed(1)} s`)
    expect(deviations).to.deep.equal([])
  })

  it('takes no write without the token of the session, from whomever', async () => {
    const taken: string[] = []
    for (const name of routes().map(nameOf).filter((one) => !one.startsWith('GET '))) {
      const row = access[name]
      const who = row && everybody.find((one) => expected(row, one) === 'in')
      if (!row || !who) continue
      const { cookie } = browsers.get(who)!
      const parameters = row.path?.(ids, who) ?? {}
      const [method = '', pattern = ''] = name.split(' ')
      const answer = await Object.assign(new Browser(api.url), { cookie }).send(method, pattern.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(parameters[key] ?? 'none')), {})
      if (answer.status !== 403) taken.push(`${name} by ${who}: ${answer.status}`)
    }
    expect(taken).to.deep.equal([])
  })
})

/** Status of an event stream, which never ends by itself. */
function headOf(browser: Browser, path: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = request(browser.url + path, { headers: { cookie: browser.cookie, accept: 'text/event-stream' } }, (response) => {
      resolve({ status: response.statusCode ?? 0, text: '' })
      response.on('error', () => undefined)
      asked.destroy()
    })
    asked.on('error', reject)
    asked.end()
  })
}

import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { declaredRoutes } from '../../../scripts/api-types.js'
import { openApiDocument } from '../../../src/api/openapi.js'
import { startApi, type ApiInstance } from './api-instance.js'

const nameOf = (method: string, path: string) => `${method.toUpperCase()} ${path}`

/** Routes of docs/api.md: `GET|PUT /api/enterprise` is two. */
function documented(): string[] {
  const text = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')
  const named = [...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE)(?:\|(?:GET|POST|PUT|PATCH|DELETE))*) (\/api\/[^\s`?]+)/g)].flatMap(([, methods = '', path = '']) =>
    methods.split('|').map((method) => nameOf(method, path)),
  )
  return [...new Set(named)]
}

describe('the API and its documents', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi({}, true)
  })
  after(async () => api?.stop())

  it('docs/api.md names every declared route, and no other', () => {
    const routes = declaredRoutes().map((route) => nameOf(route.method, route.path))
    expect(documented().sort()).to.deep.equal(routes.sort())
    expect(new Set(routes).size).to.equal(routes.length)
  })

  it('the openapi document is made of the declared routes, with schemas', async () => {
    const answer = await (await api.browser()).get('/api/openapi.json')
    const paths = answer.body.paths as Record<string, Record<string, { summary: string; parameters: unknown[]; requestBody?: unknown }>>
    const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => nameOf(method, path.replace(/\{(\w+)\}/g, ':$1'))))
    expect(described.sort()).to.deep.equal(declaredRoutes().map((route) => nameOf(route.method, route.path)).sort())
    expect(answer.body.openapi).to.equal('3.1.0')
    for (const methods of Object.values(paths)) for (const operation of Object.values(methods)) expect(operation.summary).to.have.length.above(3)
    const application = paths['/api/applications']!.post as { requestBody: { content: { 'application/json': { schema: { properties: { application: { required: string[] } } } } } } }
    expect(application.requestBody.content['application/json'].schema.properties.application.required).to.include('accidentStatement')
    expect(Object.keys(answer.body.components.schemas.TaskForms.properties)).to.include('preliminary-check')
    expect(JSON.stringify(answer.body)).to.not.include('passwordHash')
    for (const [, name = ''] of JSON.stringify(answer.body).matchAll(/"\$ref":"([^"]*)"/g)) expect(answer.body.components.schemas, name).to.have.property(name.replace('#/components/schemas/', ''))
  })

  it('every mounted route is a declared one', async () => {
    const { createApp } = await import('../../../src/api/create-app.js')
    const app = createApp(api.services.api) as unknown as { router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] } }
    const mounted = app.router.stack.flatMap(({ route }) => (route ? Object.keys(route.methods).map((method) => nameOf(method, route.path)) : []))
    const expected = [...declaredRoutes().map((route) => nameOf(route.method, route.path)), 'GET /api/openapi.json']
    expect(mounted.sort()).to.deep.equal(expected.sort())
  })

  it('every route that is not public wants somebody signed in, and every declared role is checked', async () => {
    const browser = await api.browser()
    for (const route of declaredRoutes()) {
      if (route.roles === 'public') continue
      const path = route.path.replace(/:(version|taskKey|key|processDefinitionKey)/g, '1').replace(/:\w+/g, 'none')
      const answer = await browser.send(route.method.toUpperCase(), path, route.method === 'get' ? undefined : {})
      expect(answer.status, nameOf(route.method, path)).to.equal(401)
      expect(answer.body.code).to.equal('session.required')
    }
    await api.account('auditor-1', 'auditor', { regionCode: '640000' })
    const auditor = await api.browser('auditor-1')
    for (const route of declaredRoutes()) {
      if (typeof route.roles === 'string' || route.roles.includes('auditor')) continue
      const path = route.path.replace(/:(version|taskKey|key|processDefinitionKey)/g, '1').replace(/:\w+/g, 'none')
      const answer = await auditor.send(route.method.toUpperCase(), path, route.method === 'get' ? undefined : {})
      expect(answer.status, nameOf(route.method, path)).to.equal(403)
    }
  })
})

describe('openApiDocument', () => {
  it('writes path parameters in braces and dates as text', () => {
    const document = openApiDocument(declaredRoutes(), '1') as { paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, unknown> } }>; components: { schemas: Record<string, unknown> } }
    expect(document.paths['/api/cases/{caseId}']!.get.parameters.map((one) => one.name)).to.deep.equal(['caseId'])
    expect(JSON.stringify(document.components.schemas.CaseView)).to.include('"format":"date-time"')
  })
})

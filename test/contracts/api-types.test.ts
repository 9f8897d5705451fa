import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { apiTypes, apiTypesFile, declaredRoutes } from '../../scripts/api-types.js'

interface CaseFilters {
  stages: string[]
  statuses: string[]
  filterOf: (query: Record<string, unknown>) => Record<string, string>
}
const caseFilters = async () => (await import(path.resolve(import.meta.dirname, '../../modeler-ui/src/pages/cases/filters.ts'))) as CaseFilters

describe('the browser and the API speak the same types', function () {
  this.timeout(60_000)

  it('the browser’s types are those of the declared routes; npm run api-types makes them anew (S9)', async () => {
    expect(readFileSync(apiTypesFile, 'utf8') === (await apiTypes()), 'modeler-ui/src/api/schema.d.ts is out of date: npm run api-types').to.equal(true)
  })

  it('each choice of the case list’s filters is one the API takes (S9)', async () => {
    const query = declaredRoutes().find((route) => route.method === 'get' && route.path === '/api/cases')!.query!
    const { stages, statuses } = await caseFilters()
    for (const status of statuses) expect(query.safeParse({ status }).success, status).to.equal(true)
    for (const stage of stages) expect(query.safeParse({ stage }).success, stage).to.equal(true)
    expect(statuses).to.have.length(2)
  })

  it('an address with a choice there is none of shows every case (S9)', async () => {
    const { filterOf } = await caseFilters()
    expect(filterOf({ status: 'active', stage: 'nowhere', q: ['a', 'b'] })).to.deep.equal({ q: '', stage: '', status: '' })
    expect(filterOf({ status: 'running', stage: 'corrections', q: '清河' })).to.deep.equal({ q: '清河', stage: 'corrections', status: 'running' })
  })
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { createUserTaskCommands } from '../../../src/engine/user-task-commands.js'

describe('an engine elsewhere', () => {
  const settings = { CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: 'dabiao', CAMUNDA_BASIC_AUTH_PASSWORD: 'only-for-this-test' }
  before(() => void Object.assign(process.env, settings))
  after(() => {
    for (const name of Object.keys(settings)) delete process.env[name]
  })

  it('gets the credentials of the settings with every command; the own engine gets none (Z5)', async () => {
    const heard: (string | undefined)[] = []
    const server = createServer((request, response) => {
      heard.push(request.headers.authorization, request.url)
      response.writeHead(204).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/below/this`
    await createUserTaskCommands(address, 'environment').completeTask('7')
    await createUserTaskCommands(address).completeTask('8')
    server.close()
    const basic = `Basic ${Buffer.from('dabiao:only-for-this-test').toString('base64')}`
    expect(heard).to.deep.equal([basic, '/below/this/v1/user-tasks/7/completion', undefined, '/below/this/v1/user-tasks/8/completion'])
  })
})

import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'

const root = path.resolve(import.meta.dirname, '../../..')

describe('an engine elsewhere', function () {
  this.timeout(60_000)

  it('gets the credentials of the settings with every command; the own engine gets none (Z5)', async () => {
    const heard: (string | undefined)[] = []
    const server = createServer((request, response) => {
      heard.push(request.headers.authorization, request.url)
      response.writeHead(204).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/below/this`
    // a process of its own: the SDK reads the settings once
    const program = `import { createUserTaskCommands } from './src/engine/user-task-commands.ts'
      await createUserTaskCommands('${address}', 'environment').completeTask('7')
      await createUserTaskCommands('${address}').completeTask('8')`
    const env = { ...process.env, CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: 'dabiao', CAMUNDA_BASIC_AUTH_PASSWORD: 'only-for-this-test' }
    await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root, env })
    server.close()
    const basic = `Basic ${Buffer.from('dabiao:only-for-this-test').toString('base64')}`
    expect(heard).to.deep.equal([basic, '/below/this/v1/user-tasks/7/completion', undefined, '/below/this/v1/user-tasks/8/completion'])
  })
})

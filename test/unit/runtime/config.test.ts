import { expect } from 'chai'
import { readConfig } from '../../../src/config.js'
import { MissingPrerequisite } from '../../../src/runtime/missing-prerequisite.js'

describe('settings', () => {
  it('need none: port 3000 on loopback, own engine and store, sample data', () => {
    const config = readConfig({})
    expect(config).to.include({ port: 3000, host: '127.0.0.1', production: false, publicUrl: 'http://localhost:3000', engineVersion: '8.5.8' })
    expect(config.mongodbUri).to.equal(undefined)
    expect(config.engine).to.equal(undefined)
  })

  it('take an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', MONGODB_URI: '', SMTP_URL: '' })).to.deep.equal(readConfig({}))
  })

  it('name an engine of the operator with its usual ports', () => {
    const env = { ZEEBE_GRPC_ADDRESS: 'zeebe:26500', INTAKE_PASSWORD: 'x'.repeat(16) }
    expect(readConfig(env).engine).to.deep.equal({ grpc: 'zeebe:26500', rest: 'http://zeebe:8080', credentials: 'environment' })
  })

  it('keep an engine’s encryption: what is asked for with grpcs:// is never spoken in the open (Z5)', () => {
    const engine = (address: string) => readConfig({ ZEEBE_GRPC_ADDRESS: address, INTAKE_PASSWORD: 'x'.repeat(16) }).engine
    expect(engine('grpcs://zeebe.example.org:443')).to.include({ grpc: 'grpcs://zeebe.example.org:443', rest: 'https://zeebe.example.org:8080' })
    expect(engine('grpc://zeebe:26500')).to.include({ grpc: 'zeebe:26500', rest: 'http://zeebe:8080' })
  })

  const wrong: [name: string, value: string, others?: NodeJS.ProcessEnv][] = [
    ['PORT', '0'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['NODE_ENV', 'prod'],
    ['MONGODB_URI', 'localhost:27017'],
    ['ENGINE_VERSION', 'latest'],
    ['PUBLIC_URL', 'dabiao.example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['ZEEBE_GRPC_ADDRESS', 'zeebe', { INTAKE_PASSWORD: 'x'.repeat(16) }],
    ['INTAKE_PASSWORD', '', { ZEEBE_GRPC_ADDRESS: 'zeebe:26500' }],
    ['ENGINE_EPOCH', 'with_underscore'],
    ['SESSION_SECRET', 'short'],
    ['TRUSTED_PROXIES', '0', { PUBLIC_URL: 'https://dabiao.example.org' }],
  ]
  for (const [name, value, others] of wrong) {
    it(`refuse ${name}=${value || '(empty)'} in a sentence that names it${name === 'TRUSTED_PROXIES' ? ' (F12)' : ''}`, () => {
      const read = () => readConfig({ ...others, [name]: value })
      expect(read).to.throw(MissingPrerequisite)
      try {
        read()
      } catch (error) {
        expect((error as MissingPrerequisite).chinese).to.match(new RegExp(`^设置 ${name} 不正确：应为.+请改正后再启动。$`))
      }
    })
  }
})

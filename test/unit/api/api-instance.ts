import { EventEmitter } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino, type Logger } from 'pino'
import { hashPassword } from '../../../src/accounts/password.js'
import type { ApiSettings } from '../../../src/api/api-services.js'
import { createApp } from '../../../src/api/create-app.js'
import type { ChangeEventMap, ChangeEvents } from '../../../src/domain/change-events.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import type { Role } from '../../../src/domain/role.js'
import type { EngineClient } from '../../../src/engine/engine-client.js'
import type { Projector } from '../../../src/engine/projector.js'
import { createRecordStore } from '../../../src/engine/record-store.js'
import { sampleEnterprises } from '../../../src/sample/sample-enterprises.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { createServices, type Services } from '../../../src/services.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { instanceOf } from '../../../src/store/models/instance.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { Browser } from './browser.js'

export const password = 'a password for tests'

/** The application behind its real routes, on a real store. The engine is away: acts are recorded, and what was sent to it is kept here. */
export interface ApiInstance {
  url: string
  store: Store
  events: ChangeEvents
  platform: Platform
  services: Services
  sent: { name: string; input: unknown }[]
  /** Thrown at every command while set, as by an engine that is away or refuses. */
  refuses?: Error
  account(username: string, role: Role, more?: Partial<{ regionCode: string; industries: string[]; enterpriseId: string; expertId: string }>): Promise<string>
  browser(username?: string): Promise<Browser>
  stop(): Promise<void>
}

const roomy = { signInPerQuarterHour: 10_000, publicFormsPerHour: 10_000, requestsPerMinute: 100_000 }

export async function startApi(settings: Partial<ApiSettings> = {}, sample = false, hear: Partial<Pick<Logger, 'warn'>> = {}): Promise<ApiInstance> {
  const platform = await startPlatform({ engine: false })
  const store = await connectStore(platform.mongoUri)
  await createIndexes(store)
  const events: ChangeEvents = new EventEmitter<ChangeEventMap>()
  const sent: ApiInstance['sent'] = []
  const log = Object.assign(pino({ level: 'silent' }), hear)
  let instance: ApiInstance | undefined = undefined
  await instanceOf(store).create({ _id: 'instance', createdAt: platform.clock.now(), clockOffsetMilliseconds: 0, engineEpoch: 'test', sample })
  const services = await createServices({
    store,
    clock: platform.clock,
    events,
    log,
    engine: listeningEngine(sent, () => instance?.refuses),
    engineAddress: { grpc: '127.0.0.1:1', rest: 'http://127.0.0.1:1' } as never,
    projector: {} as Projector,
    records: createRecordStore(store),
    dataDir: platform.folder,
    publicUrl: 'http://127.0.0.1',
    mail: { from: 'test <test@dabiao.invalid>' },
    sample,
    settings: { production: false, secureCookie: false, sessionSecret: 's'.repeat(40), version: '0.0.0', limits: roomy, trustedProxies: 0, ...settings },
  })
  await seed(store, platform.clock.now())
  const server = createApp(services.api).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hash = await hashPassword(password)
  instance = {
    url,
    store,
    events,
    platform,
    services,
    sent,
    async account(username, role, more = {}) {
      await accountsOf(store).create({
        _id: `A-${username}`,
        username,
        passwordHash: hash,
        displayName: `${username}的真名`,
        role,
        regionCode: '640100',
        industries: [],
        email: '',
        active: true,
        sample: false,
        sessionsValidFrom: new Date(0),
        createdAt: new Date(),
        ...more,
      })
      return `A-${username}`
    },
    async browser(username) {
      const browser = new Browser(url)
      await browser.get('/api/session')
      if (username) await browser.signIn(username, password)
      return browser
    },
    async stop() {
      events.emit('closing')
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await services.stop()
      await store.close()
      await platform.stop()
    },
  }
  return instance
}

/** Takes every command and keeps what it was. */
function listeningEngine(sent: ApiInstance['sent'], refusal: () => Error | undefined): EngineClient {
  const take =
    (name: string, answer: unknown) =>
    async (...input: unknown[]) => {
      const refused = refusal()
      if (refused) throw refused
      sent.push({ name, input })
      return answer
    }
  return new Proxy({} as EngineClient, { get: (_target, name) => (name === 'then' ? undefined : take(String(name), 'done')) })
}

async function seed(store: Store, now: Date): Promise<void> {
  await regionsOf(store).insertMany(sampleRegions)
  await enterprisesOf(store).insertMany(sampleEnterprises(regulationPack('ningxia-2017'), now))
}

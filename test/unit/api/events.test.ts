import { setTimeout as pause } from 'node:timers/promises'
import { EventEmitter } from 'node:events'
import { expect } from 'chai'
import type { Response } from 'express'
import type { ChangeEventMap } from '../../../src/domain/change-events.js'
import { EventStreams } from '../../../src/api/event-streams.js'
import { password, startApi, type ApiInstance } from './api-instance.js'
import { storeCase } from './stored-case.js'

describe('event streams', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let mine: string
  before(async () => {
    api = await startApi()
    mine = await storeCase(api.store)
    await api.account('officer-1', 'officer')
    await api.account('officer-2', 'officer')
  })
  after(async () => api?.stop())
  const told = async (events: string[], expected: string[]) => {
    for (let i = 0; i < 50 && events.length < expected.length; i++) await pause(20)
    await pause(50)
    expect(events).to.deep.equal(expected)
  }

  it('tell of the own case and of nobody else’s', async () => {
    const browser = await api.browser('officer-1')
    const one = await browser.listen(`/api/cases/${mine}/events`)
    expect(one.status).to.equal(200)
    api.events.emit('progress-changed', { caseIds: ['another'], processInstanceKeys: ['1'], groups: [] })
    api.events.emit('progress-changed', { caseIds: [mine], processInstanceKeys: ['2'], groups: [] })
    await told(one.events, ['progress-changed'])
    one.close()
    for (let i = 0; i < 50 && api.events.listenerCount('progress-changed') > 0; i++) await pause(20)
    expect(api.events.listenerCount('progress-changed')).to.equal(0)
  })

  it('of many people wake only those whom a change concerns (S7)', async () => {
    await api.account('enterprise-1', 'enterprise', { enterpriseId: 'E0001' })
    await api.account('enterprise-2', 'enterprise', { enterpriseId: 'E0002' })
    await api.account('expert-1', 'expert', { expertId: 'X0001' })
    await api.account('leader-1', 'leader')
    await api.account('officer-elsewhere', 'officer', { regionCode: '640200' })
    await api.account('administrator', 'process-administrator', { regionCode: '640000' })
    const people = ['officer-1', 'officer-2', 'officer-elsewhere', 'leader-1', 'expert-1', 'enterprise-1', 'enterprise-2', 'administrator']
    const streams = Object.fromEntries(await Promise.all(people.map(async (name) => [name, await (await api.browser(name)).listen('/api/events')] as const)))
    const caseId = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104', authorityRegion: '640100' })
    api.events.emit('progress-changed', { caseIds: [caseId], processInstanceKeys: ['1'], groups: ['officer:640100', 'expert:X0001'] })
    api.events.emit('inbox-changed', { accountIds: [] })
    api.events.emit('inbox-changed', { accountIds: ['A-leader-1'] })
    api.events.emit('engine-changed', { paused: true })
    const expected: Record<string, string[]> = {
      'officer-1': ['cases-changed', 'engine-changed', 'tasks-changed'],
      'officer-2': ['cases-changed', 'engine-changed', 'tasks-changed'],
      'officer-elsewhere': ['engine-changed'],
      'leader-1': ['cases-changed', 'engine-changed', 'inbox-changed'],
      'expert-1': ['engine-changed', 'tasks-changed'],
      'enterprise-1': ['cases-changed', 'engine-changed'],
      'enterprise-2': ['engine-changed'],
      administrator: ['cases-changed', 'engine-changed'],
    }
    await pause(300)
    for (const name of people) expect([...streams[name]!.events].sort(), name).to.deep.equal(expected[name])
    for (const name of people) streams[name]!.close()
  })

  it('are refused without a session and for another’s case', async () => {
    expect((await (await api.browser()).listen('/api/events')).status).to.equal(401)
    expect((await (await api.browser('officer-1')).listen('/api/cases/none/events')).status).to.equal(404)
  })

  it('end with the session: sign-out ends its own, a new password those of the account', async () => {
    const browser = await api.browser('officer-1')
    const other = await api.browser('officer-1')
    const stream = await browser.listen('/api/events')
    const stays = await other.listen('/api/events')
    await browser.delete('/api/session')
    await stream.ended
    api.events.emit('clock-changed', { now: new Date() })
    await told(stays.events, ['clock-changed'])
    await (await api.browser('officer-1')).post('/api/session/password', { current: password, next: password })
    await stays.ended
  })

  it('end when the application stops', async () => {
    const second = await startApi()
    await second.account('officer-1', 'officer')
    const stream = await (await second.browser('officer-1')).listen('/api/events')
    second.events.emit('closing')
    await stream.ended
    await second.stop()
  })
})

describe('a browser that reads too slowly', () => {
  it('gets the latest event of each name once it reads again, and nothing piles up', () => {
    const events = new EventEmitter<ChangeEventMap>()
    const streams = new EventStreams({ events })
    const written: string[] = []
    let full = false
    const response = Object.assign(new EventEmitter(), { writeHead: () => undefined, end: () => undefined, write: (text: string) => (written.push(text), !full) })
    const options = { accountId: 'a', sessionId: 's', stillAllowed: async () => undefined }
    const send = streams.start(response as unknown as Response, options, () => undefined)
    full = true
    for (let i = 0; i < 1_000; i++) send('progress-changed', { i })
    expect(written).to.have.length(2)
    full = false
    response.emit('drain')
    expect(written).to.have.length(3)
    expect(written[2]).to.include('"i":999')
    events.emit('closing')
  })

  it('is asked once at a time, however slow the answer (S19)', async () => {
    const events = new EventEmitter<ChangeEventMap>()
    const streams = new EventStreams({ events }, 5)
    let asking = 0
    let most = 0
    const response = Object.assign(new EventEmitter(), { writeHead: () => undefined, end: () => undefined, write: () => true })
    const stillAllowed = async () => {
      most = Math.max(most, ++asking)
      await pause(60)
      asking -= 1
    }
    streams.start(response as unknown as Response, { accountId: 'a', sessionId: 's', stillAllowed }, () => undefined)
    await pause(150)
    events.emit('closing')
    expect(most).to.equal(1)
  })

  it('is asked at each heartbeat whether it may still listen, and ended when not', async () => {
    const events = new EventEmitter<ChangeEventMap>()
    const streams = new EventStreams({ events }, 10)
    let asked = 0
    const ended = new Promise<void>((resolve) => {
      const response = Object.assign(new EventEmitter(), { writeHead: () => undefined, end: resolve, write: () => true })
      const stillAllowed = async () => {
        asked += 1
        if (asked > 2) throw new Error('signed out')
      }
      streams.start(response as unknown as Response, { accountId: 'a', sessionId: 's', stillAllowed }, () => undefined)
    })
    await ended
    expect(asked).to.equal(3)
    events.emit('closing')
  })
})

import { setTimeout as pause } from 'node:timers/promises'
import { EventEmitter } from 'node:events'
import { expect } from 'chai'
import type { Request, Response } from 'express'
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
    const all = await browser.listen('/api/events')
    expect(one.status).to.equal(200)
    api.events.emit('progress-changed', { caseIds: ['another'], processInstanceKeys: ['1'] })
    api.events.emit('progress-changed', { caseIds: [mine], processInstanceKeys: ['2'] })
    api.events.emit('inbox-changed', { accountIds: ['A-somebody'] })
    api.events.emit('inbox-changed', { accountIds: ['A-officer-1'] })
    await told(one.events, ['progress-changed'])
    await told(all.events, ['tasks-changed', 'tasks-changed', 'inbox-changed'])
    one.close()
    all.close()
    for (let i = 0; i < 50 && api.events.listenerCount('progress-changed') > 0; i++) await pause(20)
    expect(api.events.listenerCount('progress-changed')).to.equal(0)
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
    const send = streams.start(new EventEmitter() as unknown as Request, response as unknown as Response, options, () => undefined)
    full = true
    for (let i = 0; i < 1_000; i++) send('progress-changed', { i })
    expect(written).to.have.length(2)
    full = false
    response.emit('drain')
    expect(written).to.have.length(3)
    expect(written[2]).to.include('"i":999')
    events.emit('closing')
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
      streams.start(new EventEmitter() as unknown as Request, response as unknown as Response, { accountId: 'a', sessionId: 's', stillAllowed }, () => undefined)
    })
    await ended
    expect(asked).to.equal(3)
    events.emit('closing')
  })
})

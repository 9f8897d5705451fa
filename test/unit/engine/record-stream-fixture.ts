import { EventEmitter } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import type { ChangeEventMap, ChangeEvents } from '../../../src/domain/change-events.js'
import { createRecordStream, type RecordStream } from '../../../src/engine/record-stream.js'
import { projectionNames } from '../../../src/engine/projection-target.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'

export const credentials = { username: 'engine', password: 'a-password-of-a-test' }

export interface StreamUnderTest extends RecordStream {
  store: Store
  events: ChangeEvents
  url: string
  post(body: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

let databases = 0

/** The address of a database nobody used yet, on the same server. */
export function freshDatabase(mongoUri: string): string {
  const address = new URL(mongoUri)
  address.pathname = `${address.pathname}-${process.pid}-${databases++}`
  return address.href
}

/** Intake and projector on a store of the test's own, listening on a free port. */
export async function openStream(mongoUri: string, { start = true, port = 0 } = {}): Promise<StreamUnderTest> {
  const store = await connectStore(mongoUri)
  await createIndexes(store)
  const events: ChangeEvents = new EventEmitter<ChangeEventMap>()
  const stream = createRecordStream({ store, events, log: pino({ level: 'silent' }), credentials, gather: 5 })
  const server: Server = createServer(express().use(stream.intake))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (start) await stream.projector.start()
  return {
    ...stream,
    store,
    events,
    url,
    post: (body, headers = {}) =>
      fetch(`${url}/_bulk`, { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson', authorization: basic(credentials), ...headers } }),
    async close() {
      await stream.projector.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
    },
  }
}

export const basic = ({ username, password }: typeof credentials): string => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** Everything the projections hold, for comparison. */
export async function projectionsIn(store: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const name of projectionNames) all[name] = await store.collection(name).find({}).sort({ _id: 1 }).toArray()
  return all
}

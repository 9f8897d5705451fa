import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from './config.js'
import { MissingPrerequisite } from './runtime/missing-prerequisite.js'

/** Begins to serve people. The result ends it: no new requests, event streams told to end, running ones given five seconds. */
export async function listen(config: Config, app: RequestListener, closing: () => void): Promise<() => Promise<void>> {
  const server = createServer(app)
  await bind(server, config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(
      `端口 ${config.port} 不能使用（${error.code}）：请停掉占用它的程序，或用 PORT 换一个端口。`,
      `Port ${config.port} can't be used (${error.code}): stop the program that holds it, or choose another one with PORT.`,
    )
  })
  return () => {
    closing()
    return close(server, 5_000)
  }
}

export interface RecordDoor {
  /** Address for an engine started by this application. */
  url: string
  /** From now on requests are answered by `listener`; those that came before have waited for it. */
  receive(listener: RequestListener): void
  close(): Promise<void>
}

/**
 * Opens the internal port for the engine's records before the engine starts. Until the intake is there requests wait, because
 * an exporter that is refused comes back only seconds later.
 */
export async function listenForRecords({ intake }: Config): Promise<RecordDoor> {
  let receiver: RequestListener | undefined
  const waiting: Parameters<RequestListener>[] = []
  const server = createServer((request, response) => {
    if (receiver) return receiver(request, response)
    waiting.push([request, response])
  })
  await bind(server, intake.port, intake.host).catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(
      `记录接收端口 ${intake.port} 不能使用（${error.code}）：请用 INTAKE_PORT 换一个端口。`,
      `The port for records ${intake.port} can't be used (${error.code}): choose another one with INTAKE_PORT.`,
    )
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receive(listener) {
      receiver = listener
      for (const one of waiting.splice(0)) listener(...one)
    },
    close: () => close(server, 1_000),
  }
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close(server: Server, patienceMilliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), patienceMilliseconds)
  await closed
  clearTimeout(timer)
}

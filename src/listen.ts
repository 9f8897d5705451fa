import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MissingPrerequisite } from './runtime/missing-prerequisite.js'

/** A port that is open before what answers on it is ready. */
export interface Door {
  port: number
  /** From now on requests are answered by `listener`, those first that came before. */
  receive(listener: RequestListener): void
  /** No new requests; running ones get `patience` milliseconds. */
  close(patience: number): Promise<void>
}

/**
 * Opens a port. Until `receive` requests wait: a browser gets its page as soon as there is one, and an exporter is not sent away
 * to come back only seconds later. Throws `MissingPrerequisite` naming the setting where the port can't be had.
 */
export async function openDoor(port: number, host: string, setting: string): Promise<Door> {
  let receiver: RequestListener | undefined
  const waiting: Parameters<RequestListener>[] = []
  const server = createServer((request, response) => {
    if (receiver) return receiver(request, response)
    waiting.push([request, response])
  })
  await bind(server, port, host).catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(
      `端口 ${port} 不能使用（${error.code}）：请停掉占用它的程序，或用 ${setting} 换一个端口。`,
      `Port ${port} can't be used (${error.code}): stop the program that holds it, or choose another one with ${setting}.`,
    )
  })
  return {
    port: (server.address() as AddressInfo).port,
    receive(listener) {
      receiver = listener
      for (const [request, response] of waiting.splice(0)) if (!request.socket.destroyed) listener(request, response)
    },
    close: (patience) => close(server, patience),
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

async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(timer)
}

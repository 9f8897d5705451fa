import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { FileBytes } from '../domain/services.js'
import type { DownloadSlots } from './download-slots.js'

export interface SentFile {
  name: string
  type: string
  /** Opens it once there is a place for the download. Rejects while nothing was sent yet: the reader is told why. */
  bytes(): Promise<FileBytes>
}

/** Types a browser may show inside its window; everything else is saved to disk. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/**
 * Streams a file. Whatever is in it runs nothing: its type is the one we checked, and the answer is a sandbox of its own.
 * @throws Refusal `download.busy` (503) when too many downloads run and none ends soon.
 */
export async function sendFile(response: Response, file: SentFile): Promise<void> {
  const slots = response.app.locals.downloads as DownloadSlots
  const release = await slots.take(readerOf(response.req))
  try {
    // gone while waiting: there is nobody to read
    if (response.destroyed) return
    const bytes = await file.bytes()
    setHeaders(response, file, bytes)
    // who stops reading and stays keeps a place from the others
    response.setTimeout(slots.limits.stalledMilliseconds, () => response.destroy())
    await pipeline(bytes.stream, response)
  } catch (error) {
    // the reader went away, or the store did in the middle: the connection is broken off, so that half a file never looks whole
    if (response.headersSent) return void response.destroy()
    for (const name of ['Content-Type', 'Content-Disposition', 'Content-Length', 'ETag']) response.removeHeader(name)
    throw error
  } finally {
    release()
  }
}

function setHeaders(response: Response, { name, type }: SentFile, { size, sha256 }: FileBytes): void {
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Disposition', `${shown.has(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(name)}`)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // a sandboxed PDF is not shown by Chromium's viewer; PDFs are our own or checked by content
  if (type !== 'application/pdf') response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.setHeader('Content-Length', size)
  if (sha256) response.setHeader('ETag', `"${sha256}"`)
}

const readerOf = (request: Request): string => request.account?.accountId ?? `address ${request.ip}`

const encodeRfc5987 = (text: string): string => encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

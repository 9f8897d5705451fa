import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

export interface SentFile {
  name: string
  type: string
  size?: number
  sha256?: string
  stream: Readable
}

/** Types a browser may show inside its window; everything else is saved to disk. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** Streams a file. Whatever is in it runs nothing: its type is the one we checked, and the answer is a sandbox of its own. */
export async function sendFile(response: Response, { name, type, size, sha256, stream }: SentFile): Promise<void> {
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Disposition', `${shown.has(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(name)}`)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // a sandboxed PDF is not shown by Chromium's viewer; PDFs are our own or checked by content
  if (type !== 'application/pdf') response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  if (size !== undefined) response.setHeader('Content-Length', size)
  if (sha256) response.setHeader('ETag', `"${sha256}"`)
  try {
    await pipeline(stream, response)
  } catch (error) {
    // the reader went away, or the store did in the middle: the connection is broken off, so that half a file never looks whole
    if (!response.headersSent) throw error
    response.destroy()
  }
}

const encodeRfc5987 = (text: string): string => encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

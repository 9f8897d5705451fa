import busboy from 'busboy'
import type { Readable } from 'node:stream'
import type { Request } from 'express'
import { Refusal } from '../domain/errors.js'
import { checkInput } from './input-limits.js'

export interface IncomingFile {
  name: string
  fields: Record<string, string>
  stream: Readable
}

/**
 * Reads one file of a multipart request as a stream, handing it on while it arrives; nothing is gathered in memory. Fields
 * come before the file. What is left of the request after a refusal is let go by, so that the browser gets to read the answer.
 */
export async function receiveFile<T>(request: Request, take: (file: IncomingFile) => Promise<T>): Promise<T> {
  if (!request.is('multipart/form-data')) throw new Refusal('request.unsupported-type', 415)
  return new Promise<T>((resolve, reject) => {
    const fields: Record<string, string> = {}
    let taken: Promise<T> | undefined
    const fail = (error: unknown) => {
      request.unpipe(parser)
      request.resume()
      reject(error as Error)
    }
    const parser = parserOf(request)
    parser.on('field', (name, value) => {
      try {
        // a name such as __proto__ would otherwise be set on what it is assigned to
        checkInput(Object.fromEntries([[name, value]]))
        fields[name] = value
      } catch (error) {
        fail(error)
      }
    })
    parser.on('file', (field, stream, { filename }) => {
      if (field !== 'file' || taken) return void stream.resume()
      // without a listener a broken-off request would end the process
      stream.on('error', () => undefined)
      taken = take({ name: filename ?? '', fields, stream })
      taken.then(resolve, fail)
    })
    parser.on('error', () => fail(new Refusal('request.malformed', 400)))
    parser.on('close', () => {
      if (!taken) fail(new Refusal('upload.missing', 422))
    })
    request.on('aborted', () => parser.destroy(new Error('aborted')))
    request.pipe(parser)
  })
}

function parserOf(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 12 } })
  } catch {
    throw new Refusal('request.malformed', 400)
  }
}

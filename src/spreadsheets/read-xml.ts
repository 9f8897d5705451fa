import { TextDecoder } from 'node:util'
import sax from 'sax'
import { UnreadableWorkbook } from './sheet.js'

/** What is done at the start, the text and the end of elements. Names are local names: programs choose the prefixes of namespaces freely. */
export interface XmlReader {
  start?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  end?(name: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * Reads one part as XML, as a stream. Attributes come with their local names; of a prefixed and an unprefixed one of the same name both are kept (`r:id`
 * stays apart from `id`). Anything that is no well-formed XML makes the workbook unreadable, a document type too: it could only bring entities.
 */
export async function readXml(bytes: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  const parser = sax.parser(true)
  const broken = () => {
    throw new UnreadableWorkbook('spreadsheet.not-xlsx')
  }
  parser.onerror = broken
  parser.ondoctype = broken
  parser.onopentag = ({ name, attributes }) => reader.start?.(local(name), attributes as Record<string, string>)
  parser.ontext = parser.oncdata = (text) => reader.text?.(text)
  parser.onclosetag = (name) => reader.end?.(local(name))
  let decoder: TextDecoder | undefined
  for await (const part of bytes) {
    decoder ??= new TextDecoder(encodingOf(part), { fatal: true })
    parser.write(decoder.decode(part, { stream: true }))
  }
  parser.write(decoder?.decode() ?? '').close()
}

/** Escapes of characters that XML can't hold, as spreadsheet programs write them (`_x000D_`). */
export const unescaped = (text: string) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

/** `1`, `true` and `on` are yes. */
export const isOn = (value: string | undefined) => value === '1' || value === 'true' || value === 'on'

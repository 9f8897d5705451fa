import path from 'node:path'
import { codeOfFormat } from './number-text.js'
import { isOn, readXml, unescaped } from './read-xml.js'
import { limits } from './limits.js'
import { UnreadableWorkbook } from './sheet.js'
import type { WorkbookParts } from './workbook-parts.js'

export interface Workbook {
  /** Part of the first sheet that is not hidden. */
  sheet: string
  /** Texts that cells name by number. */
  strings: string[]
  /** Format code of each style that cells name by number. */
  formats: string[]
  from1904: boolean
}

interface Relationship {
  id: string
  /** Last word of the type's address; the addresses differ between the two editions of the format. */
  kind: string
  part: string
}

async function relationshipsOf(parts: WorkbookParts, part: string): Promise<Relationship[]> {
  const { dir, base } = path.posix.parse(part)
  const name = path.posix.join(dir, '_rels', `${base}.rels`)
  const found: Relationship[] = []
  if (!parts.has(name)) return found
  await readXml(parts.read(name), {
    start(element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (element !== 'Relationship' || mode === 'External') return
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), part: path.posix.join(target.startsWith('/') ? '' : dir, target).replace(/^\/+/, '') })
    },
  })
  return found
}

async function readStrings(parts: WorkbookParts, part: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let characters = 0
  let within: string[] = []
  await readXml(parts.read(part), {
    start(name) {
      if (name === 'si') text = ''
      within = [...within.slice(-3), name]
    },
    text(piece) {
      // Not the reading aids of East Asian text (rPh), which have words of their own.
      if (within.at(-1) === 't' && !within.includes('rPh')) text += piece
    },
    end(name) {
      within.pop()
      if (name !== 'si') return
      characters += text.length
      if (characters > limits.characters) throw new UnreadableWorkbook('spreadsheet.too-large')
      strings.push(unescaped(text))
    },
  })
  return strings
}

async function readFormats(parts: WorkbookParts, part: string): Promise<string[]> {
  const own = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  await readXml(parts.read(part), {
    start(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0))
    },
    end(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return ids.map((id) => codeOfFormat(id, own))
}

/** Reads what the cells of the first visible sheet need. */
export async function readWorkbook(parts: WorkbookParts): Promise<Workbook> {
  const main = (await relationshipsOf(parts, '')).find((one) => one.kind === 'officeDocument')?.part ?? 'xl/workbook.xml'
  let from1904 = false
  const sheets: { id: string; visible: boolean }[] = []
  await readXml(parts.read(main), {
    start(name, attributes) {
      if (name === 'workbookPr') from1904 = isOn(attributes.date1904)
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ id, visible: (attributes.state ?? 'visible') === 'visible' })
    },
  })
  const related = await relationshipsOf(parts, main)
  const first = sheets.find((one) => one.visible) ?? sheets[0]
  const sheet = related.find((one) => one.id === first?.id && one.kind === 'worksheet')
  if (!sheet) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
  const strings = related.find((one) => one.kind === 'sharedStrings')
  const styles = related.find((one) => one.kind === 'styles')
  return {
    sheet: sheet.part,
    from1904,
    strings: strings ? await readStrings(parts, strings.part) : [],
    formats: styles ? await readFormats(parts, styles.part) : [],
  }
}

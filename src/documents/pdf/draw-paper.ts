import QRCode from 'qrcode'
import type { Line } from './lines.js'
import { lineHeight, Page } from './page.js'
import type { Block, DrawnPaper, PaperModel } from './paper-model.js'
import { TableDrawing } from './table.js'

type Text = Extract<Block, { type: 'text' }>

/** The lines of a text in the size in which it is written. */
function linesOf(page: Page, { text, bold, shrink, ...block }: Text): { lines: Line[]; size: number } {
  const width = page.width - (block.indent ?? 0)
  const broken = (size: number, within: number) => page.lines(text, { size, width: within, ...(bold && { bold }) })
  let size = block.size ?? 11
  let lines = broken(size, width)
  if (!shrink) return { lines, size }
  while (lines.length > shrink.lines && size > shrink.least) lines = broken((size -= 0.5), width)
  // no line of a single character under a full one
  const even = (lines.reduce((sum, line) => sum + line.width, 0) * size) / lines.length
  for (let within = even; lines.length > 1 && within < width; within += size) {
    const balanced = broken(size, within)
    if (balanced.length === lines.length) return { lines: balanced, size }
  }
  return { lines, size }
}

function drawText(page: Page, block: Text): void {
  const indent = block.indent ?? 0
  page.y += block.before ?? 0
  const { lines, size } = linesOf(page, block)
  for (const line of lines) {
    if (!page.fits(size * lineHeight)) page.next()
    page.line(line, page.left + indent, page.y, size, page.width - indent, block.align ?? 'left')
    page.y += size * lineHeight
  }
  page.y += block.after ?? 4
}

/** A QR code as vector squares with its caption under it. */
function drawCode(page: Page, block: Extract<Block, { type: 'code' }>): void {
  const { modules } = QRCode.create(block.content, { errorCorrectionLevel: 'M' })
  const step = block.size / modules.size
  const caption = page.lines(block.caption, { size: 9, width: Math.max(block.size, 200) })
  if (!page.fits(block.size + caption.length * 9 * lineHeight)) page.next()
  const room = page.width - block.size
  const x = page.left + (block.align === 'center' ? room / 2 : block.align === 'right' ? room : 0)
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) page.square(x + column * step, page.y + row * step, step)
    }
  }
  page.y += block.size + 4
  for (const line of caption) {
    page.line(line, page.left, page.y, 9, page.width, block.align)
    page.y += 9 * lineHeight
  }
}

/** A block with all its measures by a factor; tables stay as they are. */
function scaled(block: Block, factor: number): Block {
  if (block.type === 'space') return { ...block, height: block.height * factor }
  if (block.type === 'code') return { ...block, size: block.size * Math.max(factor, 0.7) }
  if (block.type !== 'text') return block
  const { size = 11, before = 0, after = 4, shrink } = block
  return {
    ...block,
    ...{ size: size * factor, before: before * factor, after: after * factor },
    ...(shrink && { shrink: { ...shrink, least: shrink.least * factor } }),
  }
}

/** Smallest share of its size to which a paper of one page shrinks. */
const leastFactor = 0.5

function draw(model: PaperModel, factor: number): Page {
  const page = new Page(model)
  for (const given of model.blocks) {
    const block = factor === 1 ? given : scaled(given, factor)
    if (block.type === 'text') drawText(page, block)
    else if (block.type === 'table') new TableDrawing(page, block).draw()
    else if (block.type === 'code') drawCode(page, block)
    else if (block.type === 'page') page.next()
    else page.y += block.height
  }
  return page
}

/** Draws a paper. Takes up to seconds for hundreds of rows: called in a process of its own (`PdfMaker`). */
export async function drawPaper(model: PaperModel): Promise<DrawnPaper> {
  let factor = 1
  let page = draw(model, factor)
  while (model.onePage && page.pages > 1 && factor > leastFactor) page = draw(model, (factor -= 0.05))
  const bytes = await page.end()
  return { bytes, pages: page.pages, missing: [...page.finder.missing], fallback: [...page.finder.fallback] }
}

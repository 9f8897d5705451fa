import QRCode from 'qrcode'
import { lineHeight, Page } from './page.js'
import type { Block, DrawnPaper, PaperModel } from './paper-model.js'
import { TableDrawing } from './table.js'

function drawText(page: Page, block: Extract<Block, { type: 'text' }>): void {
  const size = block.size ?? 11
  const indent = block.indent ?? 0
  page.y += block.before ?? 0
  const lines = page.lines(block.text, { size, width: page.width - indent, ...(block.bold && { bold: true }) })
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

/** Draws a paper. Takes up to seconds for hundreds of rows: called in a thread of its own (`PdfMaker`). */
export async function drawPaper(model: PaperModel): Promise<DrawnPaper> {
  const page = new Page(model)
  for (const block of model.blocks) {
    if (block.type === 'text') drawText(page, block)
    else if (block.type === 'table') new TableDrawing(page, block).draw()
    else if (block.type === 'code') drawCode(page, block)
    else if (block.type === 'page') page.next()
    else page.y += block.height
  }
  const bytes = await page.end()
  return { bytes, pages: page.pages, missing: [...page.finder.missing], fallback: [...page.finder.fallback] }
}

import type { Block } from '../pdf/paper-model.js'

/** First page of an annex: its name, then what it is about line by line. */
export function cover(title: string[], lines: string[], kind?: string): Block[] {
  return [
    { type: 'space', height: 110 },
    ...title.map((text): Block => ({ type: 'text', text, size: 28, bold: true, align: 'center', after: 10 })),
    { type: 'space', height: 40 },
    ...(kind ? [{ type: 'text', text: kind, size: 16, align: 'center', after: 60 } as Block] : [{ type: 'space', height: 60 } as Block]),
    ...lines.map((text): Block => ({ type: 'text', text, size: 15, indent: 60, after: 16 })),
    { type: 'page' },
  ]
}

/** A box somebody signs by hand: heading, what is already known, room, and the line for name, stamp and date. */
export function opinionBox(heading: string, text: string, signing: string): { cells: { text: string; span: number; lines?: number }[] } {
  return { cells: [{ text: `${heading}\n${text}\n\n${signing}　　　　　　　　年　　月　　日`, span: 6 }] }
}

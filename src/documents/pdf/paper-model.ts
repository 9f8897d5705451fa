/** A paper as data: composed where the case is known, drawn in another thread. */
export type Align = 'left' | 'center' | 'right'

export interface Cell {
  text: string
  /** Columns it covers; 1 by default. */
  span?: number
  bold?: boolean
  align?: Align
  /** Least height in lines, for boxes people sign in. */
  lines?: number
}
export interface Row {
  cells: (string | Cell)[]
  /** Rows that follow each other with the same label share one cell at the left. */
  group?: string
}

/** A text that stays within `lines` by getting smaller, down to `least`; its lines are then about equally long. */
export interface Shrink {
  lines: number
  least: number
}

export type Block =
  | { type: 'text'; text: string; size?: number; align?: Align; bold?: boolean; indent?: number; before?: number; after?: number; shrink?: Shrink }
  | { type: 'table'; widths: number[]; groupWidth?: number; head?: Row[]; rows: Row[]; size?: number }
  | { type: 'space'; height: number }
  | { type: 'page' }
  | { type: 'code'; content: string; size: number; caption: string; align: Align }

export interface PaperModel {
  title: string
  /** Moment the paper is of, ISO 8601: part of the file, so that the same paper is the same bytes. */
  madeAt: string
  landscape?: boolean
  /** A double line around the page, as on certificates. */
  border?: boolean
  pageNumbers?: boolean
  /** One page always: where it would be more, everything on it gets smaller. */
  onePage?: boolean
  /** Printed across each page of a sample instance. */
  watermark?: string
  blocks: Block[]
}

export interface DrawnPaper {
  bytes: Uint8Array
  pages: number
  /** Characters no font has, printed as 〔U+…〕. */
  missing: string[]
  /** Characters printed in the fallback font. */
  fallback: string[]
}

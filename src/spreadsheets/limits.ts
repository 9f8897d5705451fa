/** What a workbook may take; a table of 2,000 long rows stays far below each. */
export const limits = {
  /** Memory of the process that reads one workbook: V8's heap, MiB. */
  heapMebibytes: 192,
  /** A workbook that takes longer is given up, milliseconds; starting the process takes about one of these seconds. */
  milliseconds: 20_000,
  /** Workbooks read at once, and those that wait. */
  atOnce: 2,
  waiting: 20,
  /** Bytes of the parts that are read, counted while they are unpacked. */
  unpackedBytes: 20 * 1024 * 1024,
  /** Entries of the zip file. */
  entries: 2_000,
  /** Rows and cells that show something, and characters of all of them. */
  rows: 20_000,
  cells: 200_000,
  characters: 8_000_000,
  /** Cells below merged ones, in rows that show something. */
  covered: 500_000,
} as const

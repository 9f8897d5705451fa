import { createHash } from 'node:crypto'
import type { EngineRecord, SetAsideRecord } from '../store/models/engine-records.js'
import { bodyLines, type BodyLine } from './body-lines.js'
import { parseExact } from './exact-json.js'
import { Undigestible, isObject, isPassedOver, readRecord, recordId } from './record-parsing.js'

/** The body is not what an exporter sends. `line` counts from 1. */
export class NotABatch extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`)
  }
}

/** What one batch, or a part of a great one, brings. */
export interface RecordBatch {
  records: EngineRecord[]
  setAside: Omit<SetAsideRecord, 'at'>[]
}

/** Bytes kept of a record nobody can digest. */
export const longestRaw = 65_536

const megabyte = 1024 * 1024
/**
 * A model of 4 MB, the engine's own limit on what it is sent, is 5.6 MB in its record: a longer one is acknowledged and set aside. What was read of
 * a body is handed on every 4 MB, so that a batch of any size fits the heap beside everything else.
 */
export const batchLimits = { line: 6 * megabyte, head: longestRaw, body: 64 * megabyte, part: 4 * megabyte }

/**
 * Reads a bulk request while it comes: pairs of an action line and a record line. The index name's part before the first underscore is
 * the epoch. Resolves with the identities as they came, for the answer.
 *
 * @param keep takes what was read, at the end or, of a great body, in parts.
 * @throws NotABatch where action lines are missing or no JSON; BodyTooLarge. A record line that can't be read, or is too long, is set aside
 * instead: the exporter sends a refused batch again for ever.
 */
export async function readBatch(chunks: AsyncIterable<Buffer>, keep: (part: RecordBatch) => Promise<void>): Promise<string[]> {
  const ids: string[] = []
  let part: RecordBatch = { records: [], setAside: [] }
  let bytes = 0
  let action: Action | undefined
  let number = 0
  let blank = 0
  for await (const line of bodyLines(chunks, batchLimits)) {
    number++
    if (line.bytes < 3 && line.text.trim() === '') {
      blank ||= number // only the end may be blank
      continue
    }
    if (blank) throw new NotABatch(blank, 'empty')
    if (!action) {
      action = readAction(line, number)
      ids.push(action.id)
      continue
    }
    if (readLine(line, action, part)) bytes += Math.min(line.bytes, batchLimits.line)
    action = undefined
    if (bytes < batchLimits.part) continue
    await keep(part)
    part = { records: [], setAside: [] }
    bytes = 0
  }
  if (ids.length === 0) throw new NotABatch(1, 'empty')
  if (action) throw new NotABatch(number + 1, 'an action without its record')
  await keep(part)
  return ids
}

/** Adds what a record line says to the part; false when nothing of it is kept. */
function readLine({ text, whole }: BodyLine, action: Action, part: RecordBatch): boolean {
  const setAside = (reason: string, raw?: unknown): true => {
    part.setAside.push({ ...identityOf(raw, action, text), epoch: action.epoch, stage: 'intake', reason, raw: text.slice(0, longestRaw) })
    return true
  }
  if (!whole) return setAside(`longer than ${batchLimits.line / megabyte} MB`)
  if (isPassedOver(text)) return false
  let raw: unknown
  try {
    raw = parseExact(text)
    const record = readRecord(raw, action.epoch)
    if (record) part.records.push(record)
    return record !== undefined
  } catch (error) {
    if (!(error instanceof Undigestible || error instanceof SyntaxError)) throw error
    return setAside(error.message.slice(0, 500), raw)
  }
}

interface Action {
  epoch: string
  id: string
}

function readAction({ text, whole }: BodyLine, number: number): Action {
  let action: unknown
  try {
    action = whole && text.length < longestRaw ? JSON.parse(text) : undefined
  } catch {
    throw new NotABatch(number, 'not JSON')
  }
  const index = isObject(action) ? action.index : undefined
  if (!isObject(index) || typeof index._index !== 'string' || index._index === '') throw new NotABatch(number, 'no index action')
  return { epoch: index._index.split('_', 1)[0]!, id: typeof index._id === 'string' ? index._id : '' }
}

/** By what the record says; of one that can't be read by what its action says; else by what it is. */
function identityOf(raw: unknown, { epoch, id }: Action, line: string): { _id: string; partitionId?: number; position?: number } {
  const [, partition, place] = /^(\d{1,9})-(\d{1,15})$/.exec(id) ?? []
  const { partitionId = Number(partition), position = Number(place) } = isObject(raw) ? (raw as { partitionId?: number; position?: number }) : {}
  if (Number.isSafeInteger(partitionId) && Number.isSafeInteger(position)) return { _id: recordId(epoch, partitionId, position), partitionId, position }
  return { _id: `${epoch}:sha256:${createHash('sha256').update(line).digest('hex')}` }
}

import { createHash } from 'node:crypto'
import type { EngineRecord, SetAsideRecord } from '../store/models/engine-records.js'
import { Undigestible, isObject, isPassedOver, parseLossless, readRecord, recordId } from './record-parsing.js'

/** The body is not what an exporter sends: nothing of it is stored. `line` counts from 1. */
export class NotABatch extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`)
  }
}

export interface RecordBatch {
  /** Identities as they came, in their order, for the answer. */
  ids: string[]
  records: EngineRecord[]
  setAside: Omit<SetAsideRecord, 'at'>[]
}

const longestRaw = 65_536

/**
 * Reads a bulk request: pairs of an action line and a record line. The index name's part before the first underscore is the epoch.
 *
 * @throws NotABatch where action lines are missing or no JSON. A record line that can't be read is set aside instead: the exporter
 * sends a refused batch again for ever.
 */
export function readBatch(body: string): RecordBatch {
  const lines = body.split('\n')
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop()
  if (lines.length === 0) throw new NotABatch(1, 'empty')
  const batch: RecordBatch = { ids: [], records: [], setAside: [] }
  for (let at = 0; at < lines.length; at += 2) {
    const { epoch, id } = readAction(lines[at]!, at + 1)
    const line = lines[at + 1]
    if (line === undefined) throw new NotABatch(at + 2, 'an action without its record')
    batch.ids.push(id)
    if (isPassedOver(line)) continue
    let raw: unknown
    try {
      raw = parseLossless(line)
      const record = readRecord(raw, epoch)
      if (record) batch.records.push(record)
    } catch (error) {
      if (!(error instanceof Undigestible || error instanceof SyntaxError)) throw error
      batch.setAside.push({ ...identityOf(raw, epoch, line), epoch, stage: 'intake', reason: error.message.slice(0, 500), raw: line.slice(0, longestRaw) })
    }
  }
  return batch
}

function readAction(line: string, number: number): { epoch: string; id: string } {
  let action: unknown
  try {
    action = JSON.parse(line)
  } catch {
    throw new NotABatch(number, 'not JSON')
  }
  const index = isObject(action) ? action.index : undefined
  if (!isObject(index) || typeof index._index !== 'string' || index._index === '') throw new NotABatch(number, 'no index action')
  return { epoch: index._index.split('_', 1)[0]!, id: typeof index._id === 'string' ? index._id : '' }
}

function identityOf(raw: unknown, epoch: string, line: string): { _id: string; partitionId?: number; position?: number } {
  if (isObject(raw) && Number.isSafeInteger(raw.partitionId) && Number.isSafeInteger(raw.position)) {
    const partitionId = raw.partitionId as number
    const position = raw.position as number
    return { _id: recordId(epoch, partitionId, position), partitionId, position }
  }
  return { _id: `${epoch}:sha256:${createHash('sha256').update(line).digest('hex')}` }
}

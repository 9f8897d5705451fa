import type { EngineRecord } from '../store/models/engine-records.js'
import { longestVariable, recordShapes, type FieldKind, type RecordShape } from './record-shape.js'

/** A record that no projection can read: it is set aside, never refused, or it would block its partition for good. */
export class Undigestible extends Error {}

const passedOver = /^.{0,60}"intent":"ELEMENT_(?:ACTIVATED|COMPLETING|TERMINATING)"/
const valueType = '"valueType":"'

/**
 * True for the two in five records that say what their neighbours say, told without parsing them. Inside text a quote is escaped, and the
 * value comes before the value type: its last occurrence is the record's own. A line in another order is parsed like any other.
 */
export function isPassedOver(line: string): boolean {
  const at = line.lastIndexOf(valueType) + valueType.length
  return line.startsWith('PROCESS_INSTANCE"', at) && passedOver.test(line.slice(at + 17, at + 200))
}

/**
 * Cuts one record down to what projections read. `undefined`: a value type, intent or variable nothing reads.
 *
 * @throws Undigestible where a record that is read lacks a field or has one of another kind.
 */
export function readRecord(raw: unknown, epoch: string): EngineRecord | undefined {
  if (!isObject(raw)) throw new Undigestible('not an object')
  const { valueType, intent, recordType } = raw
  if (typeof valueType !== 'string' || typeof intent !== 'string') throw new Undigestible('no value type or intent')
  const shape = Object.hasOwn(recordShapes, valueType) ? recordShapes[valueType] : undefined
  if (!shape?.intents.has(intent) || (recordType !== undefined && recordType !== 'EVENT')) return undefined
  const partitionId = positiveInteger(raw, 'partitionId')
  const position = positiveInteger(raw, 'position')
  const timestamp = positiveInteger(raw, 'timestamp')
  if (!isObject(raw.value)) throw new Undigestible('no value')
  const value = cut(raw.value, shape)
  if (valueType === 'VARIABLE' && !isReadVariable(value)) return undefined
  return {
    _id: recordId(epoch, partitionId, position),
    epoch,
    partitionId,
    position,
    timestamp: new Date(timestamp),
    valueType,
    intent,
    key: kept(raw, 'key', 'key', true) as string,
    value,
  }
}

export const recordId = (epoch: string, partitionId: number, position: number): string => `${epoch}:${partitionId}:${position}`

/** The case id of an instance, and small variables local to a scope inside it. */
function isReadVariable({ name, scopeKey, processInstanceKey, value }: Record<string, unknown>): boolean {
  return (name === 'caseId' || scopeKey !== processInstanceKey) && (value as string).length <= longestVariable
}

function cut(value: Record<string, unknown>, shape: RecordShape): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name in shape.required) result[name] = kept(value, name, shape.required[name]!, true)
  for (const name in shape.optional) {
    const found = kept(value, name, shape.optional[name]!, false)
    if (found !== undefined && found !== '-1' && found !== '') result[name] = found
  }
  return result
}

function kept(from: Record<string, unknown>, name: string, kind: FieldKind, required: boolean): unknown {
  const value = from[name]
  if (value === undefined || value === null) {
    if (required) throw new Undigestible(`no ${name}`)
    return undefined
  }
  switch (kind) {
    case 'key':
      if (Number.isSafeInteger(value)) return String(value)
      if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return value
      break
    case 'text':
      if (typeof value === 'string') return value
      break
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value
      break
    case 'texts':
      if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
      break
    case 'object':
      if (isObject(value)) return value
  }
  throw new Undigestible(`${name} is no ${kind}`)
}

function positiveInteger(from: Record<string, unknown>, name: string): number {
  const value = from[name]
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw new Undigestible(`${name} is no positive number`)
  return value as number
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

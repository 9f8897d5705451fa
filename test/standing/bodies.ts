import type { Random } from './random.js'

/** The part of JSON Schema that the OpenAPI document uses. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  default?: unknown
}

/** Stands for nesting of that depth: JSON.stringify itself would not come through it. */
const deep = (depth: number, list: boolean): string => `@deep:${depth}:${list ? 'list' : 'object'}@`
const deepText = (depth: number, list: boolean): string => (list ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth))

/** JSON of a generated body. */
export const textOf = (body: unknown): string =>
  (JSON.stringify(body) ?? 'null').replace(/"@deep:(\d+):(\w+)@"/g, (_, depth: string, kind: string) => deepText(Number(depth), kind === 'list')).replaceAll('"@infinite@"', '1e999')

const oddTexts = [
  ...['', ' ', '\u200B', '\u202E甲乙', '甲\u2066乙', 'a\u0000b', '\uD800', '甲\uDC00', '\uFEFF', '\u2028', '甲\r\n乙', '𠮷', '👨‍👩‍👧', 'İ', 'ﬀ', '\u0301'.repeat(300)],
  ...['$where', '__proto__', '{{constructor}}', '{{#each this}}', '<script>', "'; drop", '../../etc/passwd', '%00', '%', '*', '(', '[', '\\', '^(a+)+$', 'null', 'NaN', '-1', '1e9', '9'.repeat(400)],
  ...['2027-02-30', '0000-00-00', '9999-12-31', '+275760-09-13', '640000', '000000', 'x'.repeat(5_000), '甲'.repeat(101)],
]
const oddKeys = ['$set', '$where', '$__', '__proto__', 'constructor', 'prototype', '_bsontype', 'toBSON', 'toJSON', 'toString', 'hasOwnProperty', 'a.b', '', 'a\u0000', '\uD800', '_id', '__v', 'length', 'then', '\u202E', 'k'.repeat(300)]
const oddNumbers = [0, -1, 1.5, 1e-320, -0, 1e308, 2 ** 53, -(2 ** 63), 4294967296, 0.1 + 0.2]

const oddValue = (random: Random): unknown =>
  random.of<() => unknown>([
    () => random.of(oddTexts),
    () => random.of(oddNumbers),
    () => random.of([null, true, false, [], {}, [[]], [null]]),
    () => deep(random.of([31, 33, 100, 101, 1_500, 10_000]), random.chance(0.5)),
    () => Object.fromEntries([[random.of(oddKeys), random.of<unknown>([1, 'x', {}, 'ObjectId', []])]]),
    () => Array.from({ length: random.of([51, 501, 2_001]) }, () => random.of<unknown>([1, 'x', {}])),
    () => ({ _bsontype: 'ObjectId', id: 'x' }),
    () => '@infinite@',
  ])()

const typesOf = (schema: Schema): string[] => (schema.type === undefined ? [] : [schema.type].flat())

/** Something that the schema would take, as far as a schema tells; ids come from what is stored. */
export function valueOf(schema: Schema, random: Random, ids: readonly string[]): unknown {
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return valueOf(random.of(choice), random, ids)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => valueOf(one, random, ids)))
  if ('const' in schema) return schema.const
  if (schema.enum) return random.of(schema.enum)
  switch (random.of(typesOf(schema)) ?? (schema.properties ? 'object' : 'any')) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, one]) => [key, valueOf(one, random, ids)]))
    case 'array':
      return Array.from({ length: 1 + random.below(3) }, () => valueOf(schema.items ?? {}, random, ids))
    case 'integer':
    case 'number':
      return Math.min(Math.max(random.of([0, 1, 2, 80, 100]), schema.minimum ?? 0), schema.maximum ?? 1e9)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'string':
      return stringOf(schema, random, ids)
    default:
      return { text: '甲', list: [1, { a: true }] }
  }
}

function stringOf(schema: Schema, random: Random, ids: readonly string[]): string {
  if (schema.format === 'uuid') return random.uuid()
  if (schema.format === 'date') return random.of(['2026-11-20', '2027-03-01'])
  if (schema.format === 'email') return 'someone@dabiao.invalid'
  if (schema.pattern?.includes('{6}')) return random.of(['640100', '640104', '640000'])
  return random.of([random.of(ids), '示例文字', '13900000000', 'x'.repeat(Math.max(10, schema.minLength ?? 0))])
}

/** Replaces, drops, renames or adds something at a random place. */
export function mutated(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return oddValue(random)
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1)
    return value.map((one, index) => (index === at ? mutated(one, random) : one)).concat(at === value.length ? [oddValue(random)] : [])
  }
  const entries = Object.entries(value)
  const at = random.below(entries.length + 1)
  if (at === entries.length) return Object.fromEntries([...entries, [random.of(oddKeys), oddValue(random)]])
  if (random.chance(0.1)) return Object.fromEntries(entries.filter((_, index) => index !== at))
  return Object.fromEntries(entries.map(([key, one], index) => [key, index === at ? mutated(one, random) : one]))
}

/** What is no JSON, or not what it says. */
export const rawBodies: { type: string; data: string | Uint8Array }[] = [
  { type: 'application/json', data: '{"a":' },
  { type: 'application/json', data: '"text"' },
  { type: 'application/json', data: Buffer.from([0xff, 0xfe, 0x00, 0x7b]) },
  { type: 'application/json', data: `{"filler":"${'x'.repeat(2_200_000)}"}` },
  { type: 'application/json', data: `[${'{},'.repeat(60_000)}1]` },
  { type: 'application/json', data: deepText(10_000, true) },
  { type: 'application/json', data: deepText(10_000, false) },
  { type: 'application/json; charset=utf-7', data: '{}' },
  { type: 'application/x-www-form-urlencoded', data: 'a[b][c]=1&__proto__[x]=2' },
  { type: 'text/plain', data: '{}' },
  { type: 'multipart/form-data', data: 'no boundary' },
]

const heads = [Buffer.from('%PDF-1.7\n'), Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('PK\u0003\u0004'), Buffer.from('ffd8ffe0', 'hex'), Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('MZ'), Buffer.alloc(0)]

/** A multipart body of the schema's parts, with odd names, content of any kind, and sometimes broken off. */
export function multipartOf(schema: Schema, random: Random, ids: readonly string[]): { type: string; data: Uint8Array } {
  const boundary = 'fuzz-boundary'
  const parts: Buffer[] = []
  const part = (head: string, content: Buffer | string): number => parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n'))
  for (const [name, one] of Object.entries(schema.properties ?? {})) {
    if (one.format === 'binary') continue
    const value = random.chance(0.3) ? random.of(oddTexts) : String(valueOf(one, random, ids))
    part(`name="${random.chance(0.15) ? random.of(oddKeys).replace(/["\r\n]/g, '') : name}"`, value)
  }
  if (random.chance(0.2)) part(`name="${random.of(oddKeys)}"`, 'x')
  if (random.chance(0.9)) {
    const name = random.of(['a.png', 'a.pdf', '标准.xlsx', '\u202Efdp.exe', '../../a', 'a\u200B', '.', 'x'.repeat(2_000), '']).replace(/"/g, '')
    const content = Buffer.concat([random.of(heads), Buffer.from(Array.from({ length: random.below(2_000) }, () => random.below(256)))])
    part(`name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`, content)
  }
  if (random.chance(0.85)) parts.push(Buffer.from(`--${boundary}--\r\n`))
  return { type: `multipart/form-data; boundary=${boundary}`, data: Buffer.concat(parts) }
}

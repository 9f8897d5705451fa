import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { RegulationPack } from './ports.js'

/** Words a source starts with when no article gives the value. */
export const practiceMark = 'practice, not in the source'

/** Every value says where it stands: an article, an annex, another document by its rule id, or that it is practice. */
const sourceSchema = z
  .string()
  .refine((s) => s.startsWith(practiceMark) || /^(第.+条|附件\d|MB：)/u.test(s), { error: 'a source is an article, an annex or "practice, not in the source"' })

const sourced = <T extends z.ZodType>(value: T) => z.object({ value, source: sourceSchema })
const count = z.number().int().min(1)
const byGrade = <T extends z.ZodType>(value: T) => z.object({ '1': value, '2': value, '3': value, 'small-micro': value })
const text = z.string().min(1)

const packSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  region: z.object({ code: z.string().regex(/^\d{6}$/), name: text, abbreviation: text }),
  thresholds: byGrade(sourced(z.number().min(0).max(100))),
  accidentStatementYears: byGrade(sourced(count)),
  noFatalAccidentYears: sourced(count),
  certificateValidYears: sourced(count),
  renewalMonths: sourced(count),
  publicNoticeWorkingDays: sourced(count),
  preliminaryCheckWorkingDays: sourced(count),
  correctionWorkingDays: sourced(count),
  taskWorkingDays: z.record(text, sourced(count)),
  reReviewMonths: sourced(count),
  rectificationMaxMonths: sourced(count),
  rectificationReminderDays: sourced(z.array(count)),
  expertGroup: z.object({
    leastMembers: byGrade(sourced(count)),
    leastExperienceYears: sourced(count),
    titles: sourced(z.array(z.enum(['junior', 'intermediate', 'senior'])).min(1)),
    qualifications: sourced(z.array(text).min(1)),
  }),
  departments: sourced(z.array(z.object({ id: text, name: text })).min(1)),
  industryCodes: sourced(z.record(text, z.string().regex(/^[A-Z]{2}$/))),
  industries: z
    .array(
      z.object({
        id: text,
        name: text,
        licensed: z.boolean(),
        specialties: z.array(z.object({ id: text, name: text, systems: z.array(text).min(1) })).min(1),
        source: sourceSchema,
        noFatalAccidentYears: sourced(count).optional(),
      }),
    )
    .min(1),
  numberPatterns: z.object({
    graded: sourced(z.object({ prefix: text, digits: count })),
    'small-micro': sourced(z.object({ prefix: text, digits: count })),
  }),
  rules: z.array(z.object({ id: text, article: text, title: text, summary: text })).min(1),
})

/**
 * A regulation pack from its JSON text.
 * @throws Error naming the pack's first faulty field, when the text is not JSON or a value or its source is missing.
 */
export function parseRegulationPack(json: string): RegulationPack {
  const parsed = packSchema.safeParse(JSON.parse(json))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new Error(`regulation pack: ${issue.path.join('.')}: ${issue.message}`)
}

const packFolder = new URL('../../processes/regulation-packs/', import.meta.url)
const loaded = new Map<string, RegulationPack>()

/**
 * The pack of that name, read once from `processes/regulation-packs/<name>.json`.
 * @throws Error when there is none, or it is faulty: a case must not go on under other numbers than it began with.
 */
export function regulationPack(name: string): RegulationPack {
  const known = loaded.get(name)
  if (known) return known
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`regulation pack: bad name ${JSON.stringify(name)}`)
  const pack = parseRegulationPack(readFileSync(new URL(`${name}.json`, packFolder), 'utf8'))
  if (pack.name !== name) throw new Error(`regulation pack: ${name}.json calls itself ${pack.name}`)
  loaded.set(name, pack)
  return pack
}

/** Pack that new cases begin under. */
export const defaultPackName = 'ningxia-2017'

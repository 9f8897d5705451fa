import { z } from 'zod'
import { gradeSchema } from '../domain/grade.js'
import { roleSchema } from '../domain/role.js'

/** Schemas that several routes share. A moment leaves as ISO 8601 in UTC. */
export const moment = z.date().meta({ description: 'ISO 8601, UTC' })

/** Identifiers are opaque; anything that is not one is simply not found. */
export const identifier = z.string().min(1).max(120)
export const engineKey = z.string().regex(/^\d{1,20}$/)
/** Id of something the engine made: `<epoch>:<key>`. A bare key is none, and not found. */
export const engineId = z.string().regex(/^([a-z0-9-]{1,40}:)?\d{1,20}$/)
export const regionCode = z.string().regex(/^\d{6}$/, { error: 'region.invalid' })

/** Pages count from 1 and hold 20 rows; beyond 500 a search has to be narrowed. */
export const page = z.coerce.number().int().min(1).max(500).default(1)
/** `?before=`: where the piece of the list shown before ended (`next` of its answer). */
export const pieceQuery = z.object({ before: z.string().regex(/^\d{1,15}\.\S{1,300}$/).optional() })
export const searchText = z.string().trim().max(100).default('')
/** `?mine=true`: anything but true and false is refused. */
export const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')
  .optional()

export const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.number().int() })

export const accountSummary = z
  .object({
    accountId: z.string(),
    username: z.string(),
    displayName: z.string(),
    role: roleSchema,
    regionCode: z.string(),
    regionName: z.string(),
    industries: z.array(z.string()),
    enterpriseId: z.string().optional(),
    expertId: z.string().optional(),
    /** Of a process administrator: whether what holds for the whole instance (standards, texts of notices) is theirs. */
    administersInstance: z.boolean(),
  })
  .meta({ id: 'AccountSummary' })

/** A password people choose: length alone is asked for; argon2 takes care of the rest. */
export const passwordSchema = z.string().min(10, { error: 'password.too-short' }).max(200, { error: 'text.too-long' })
export const usernameSchema = z
  .string()
  .trim()
  .min(3, { error: 'username.invalid' })
  .max(60, { error: 'username.invalid' })
  .regex(/^[\p{L}\p{N}._@·-]+$/u, { error: 'username.invalid' })

export const gradeFilter = gradeSchema.optional()

/** A draft: `version` is what the person saw, 0 before the first. */
export const draftBody = z.object({ version: z.number().int().min(0), content: z.unknown() })
export const draftSaved = z.object({ version: z.number(), savedAt: moment })
export const draftState = z.object({ version: z.number(), content: z.unknown(), savedAt: moment.optional() })

import path from 'node:path'
import { z } from 'zod'
import { MissingPrerequisite } from './runtime/missing-prerequisite.js'

const port = (least: number) => z.coerce.number().int().min(least).max(65535)
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) => z.preprocess((given) => blankIsAbsent(given) ?? value, schema)
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: protocols.join(' ') })

/** What each variable must be, for the message where it is not. */
const meanings: Record<string, [chinese: string, english: string]> = {
  PORT: ['1 到 65535 之间的端口号', 'a port from 1 to 65535'],
  INTAKE_PORT: ['0 到 65535 之间的端口号', 'a port from 0 to 65535'],
  MONGODB_URI: ['以 mongodb:// 开头的地址', 'an address that begins with mongodb://'],
  ZEEBE_GRPC_ADDRESS: ['“主机:端口”形式的地址', 'an address as host:port'],
  ZEEBE_REST_ADDRESS: ['以 http:// 或 https:// 开头的地址', 'an address that begins with http:// or https://'],
  ZEEBE_MANAGEMENT_ADDRESS: ['以 http:// 或 https:// 开头的地址', 'an address that begins with http:// or https://'],
  PUBLIC_URL: ['以 http:// 或 https:// 开头的地址', 'an address that begins with http:// or https://'],
  SMTP_URL: ['以 smtp:// 或 smtps:// 开头的地址', 'an address that begins with smtp:// or smtps://'],
  ENGINE_VERSION: ['形如 8.5.8 的版本号', 'a version such as 8.5.8'],
  ENGINE_EPOCH: ['只含小写字母、数字和连字符，最多 40 个字符', 'lower-case letters, digits and hyphens, at most 40'],
  NODE_ENV: ['production、development 或 test', 'production, development or test'],
  INTAKE_PASSWORD: ['至少 16 个字符（使用外部引擎时必须设置）', 'at least 16 characters (needed with an engine of your own)'],
  SESSION_SECRET: ['至少 32 个字符', 'at least 32 characters'],
  SIGN_INS_PER_QUARTER_HOUR: ['1 到 1000000 之间的整数', 'a whole number from 1 to 1000000'],
  PUBLIC_FORMS_PER_HOUR: ['1 到 1000000 之间的整数', 'a whole number from 1 to 1000000'],
  REQUESTS_PER_MINUTE: ['1 到 1000000 之间的整数', 'a whole number from 1 to 1000000'],
  TRUSTED_PROXIES: ['0 到 10 之间的整数；PUBLIC_URL 以 https:// 开头时至少为 1（前面的代理个数），否则无人能登录', 'a whole number from 0 to 10; where PUBLIC_URL is https at least 1 (the proxies in front), or nobody can sign in'],
  EXPORTER_BULK_SIZE: ['1 到 5000 之间的整数', 'a whole number from 1 to 5000'],
  EXPORTER_BULK_DELAY: ['1 到 60 之间的整数（秒）', 'a whole number of seconds from 1 to 60'],
  UPLOADS_PER_DAY: ['1 到 1000000 之间的整数', 'a whole number from 1 to 1000000'],
  UPLOAD_MEGABYTES_PER_DAY: ['1 到 1000000 之间的整数（MB）', 'a whole number of megabytes from 1 to 1000000'],
  UNUSED_UPLOADS_DAYS: ['1 到 3650 之间的整数（日）', 'a whole number of days from 1 to 3650'],
  LEAST_FREE_DISK_MEGABYTES: ['0 到 1000000 之间的整数（MB）', 'a whole number of megabytes from 0 to 1000000'],
  LOG_LEVEL: ['trace、debug、info、warn、error 或 silent', 'trace, debug, info, warn, error or silent'],
}

const environmentSchema = z
  .object({
    PORT: withDefault(port(1), 3000),
    HOST: withDefault(z.string(), '127.0.0.1'),
    DATA_DIR: withDefault(z.string(), 'data'),
    NODE_ENV: withDefault(z.enum(['production', 'development', 'test']), 'development'),
    PUBLIC_URL: optional(url('http:', 'https:')),
    MONGODB_URI: optional(url('mongodb:', 'mongodb+srv:')),
    ZEEBE_GRPC_ADDRESS: optional(z.string().regex(/^(grpcs?:\/\/)?[^\s/:]+:\d+$/)),
    ZEEBE_REST_ADDRESS: optional(url('http:', 'https:')),
    ZEEBE_MANAGEMENT_ADDRESS: optional(url('http:', 'https:')),
    ENGINE_VERSION: withDefault(z.string().regex(/^\d+\.\d+\.\d+$/), '8.5.8'),
    ENGINE_EPOCH: optional(z.string().regex(/^[a-z0-9-]{1,40}$/)),
    INTAKE_HOST: withDefault(z.string(), '127.0.0.1'),
    INTAKE_PORT: withDefault(port(0), 0),
    INTAKE_PASSWORD: optional(z.string().min(16)),
    EXPORTER_BULK_SIZE: withDefault(z.coerce.number().int().min(1).max(5000), 300),
    EXPORTER_BULK_DELAY: withDefault(z.coerce.number().int().min(1).max(60), 1),
    SMTP_URL: optional(url('smtp:', 'smtps:')),
    MAIL_FROM: withDefault(z.string(), '达标系统 <dabiao@localhost.invalid>'),
    SESSION_SECRET: optional(z.string().min(32)),
    TRUSTED_PROXIES: withDefault(z.coerce.number().int().min(0).max(10), 0),
    SIGN_INS_PER_QUARTER_HOUR: withDefault(z.coerce.number().int().min(1).max(1_000_000), 30),
    PUBLIC_FORMS_PER_HOUR: withDefault(z.coerce.number().int().min(1).max(1_000_000), 20),
    REQUESTS_PER_MINUTE: withDefault(z.coerce.number().int().min(1).max(1_000_000), 1200),
    UPLOADS_PER_DAY: withDefault(z.coerce.number().int().min(1).max(1_000_000), 500),
    UPLOAD_MEGABYTES_PER_DAY: withDefault(z.coerce.number().int().min(1).max(1_000_000), 1000),
    UNUSED_UPLOADS_DAYS: withDefault(z.coerce.number().int().min(1).max(3650), 30),
    LEAST_FREE_DISK_MEGABYTES: withDefault(z.coerce.number().int().min(0).max(1_000_000), 1000),
    LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
    LOG_TO: withDefault(z.enum(['file', 'stdout']), 'file'),
  })
  .superRefine((env, context) => {
    // the application itself speaks http: https is a proxy's in front, and its word has to be believed for anybody to sign in
    if (env.PUBLIC_URL?.startsWith('https:') && env.TRUSTED_PROXIES === 0) context.addIssue({ code: 'custom', path: ['TRUSTED_PROXIES'], message: 'missing' })
    if (env.ZEEBE_GRPC_ADDRESS && !env.INTAKE_PASSWORD) context.addIssue({ code: 'custom', path: ['INTAKE_PASSWORD'], message: 'missing' })
  })

/** Everything that can be set from outside. Durations and sizes carry their unit in the name. */
export interface Config {
  port: number
  host: string
  dataDir: string
  production: boolean
  /** Address under which people reach the application; on certificates it leads to the verification page. No slash at the end. */
  publicUrl: string
  /** A store of the operator's; without it one is started. */
  mongodbUri?: string
  /** An engine of the operator's; without it one is started. */
  engine?: { grpc: string; rest: string; management?: string; credentials: 'environment' }
  engineVersion: string
  /** Life of an engine of the operator's: its exporter's index prefix. */
  engineEpoch?: string
  intake: { host: string; port: number; username: string; password?: string }
  exporter: { bulkSize: number; bulkDelaySeconds: number }
  mail: { smtpUrl?: string; from: string }
  sessionSecret?: string
  trustedProxies: number
  /** How often one address may do what costs or can be abused. */
  limits: { signInPerQuarterHour: number; publicFormsPerHour: number; requestsPerMinute: number }
  /** What one enterprise, or one account of an office, may hand in on a day, how long an unused file stays, and the free disk below which none is taken. */
  uploads: { filesADay: number; bytesADay: number; unusedDays: number; leastFreeBytes: number }
  log: { level: string; to: 'file' | 'stdout' }
}

/** Reads the settings. Throws `MissingPrerequisite` with one sentence naming the first variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(env)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    const [chinese, english] = meanings[name] ?? ['有效的值', 'a valid value']
    throw new MissingPrerequisite(`设置 ${name} 不正确：应为${chinese}，请改正后再启动。`, `The setting ${name} is wrong: it must be ${english}; correct it and start again.`)
  }
  const e = parsed.data
  const publicUrl = (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, '')
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: path.resolve(e.DATA_DIR),
    production: e.NODE_ENV === 'production',
    publicUrl,
    ...(e.MONGODB_URI ? { mongodbUri: e.MONGODB_URI } : {}),
    ...(e.ZEEBE_GRPC_ADDRESS ? { engine: engineOf(e.ZEEBE_GRPC_ADDRESS, e.ZEEBE_REST_ADDRESS, e.ZEEBE_MANAGEMENT_ADDRESS) } : {}),
    engineVersion: e.ENGINE_VERSION,
    ...(e.ENGINE_EPOCH ? { engineEpoch: e.ENGINE_EPOCH } : {}),
    intake: { host: e.INTAKE_HOST, port: e.INTAKE_PORT, username: 'engine', ...(e.INTAKE_PASSWORD ? { password: e.INTAKE_PASSWORD } : {}) },
    exporter: { bulkSize: e.EXPORTER_BULK_SIZE, bulkDelaySeconds: e.EXPORTER_BULK_DELAY },
    mail: { ...(e.SMTP_URL ? { smtpUrl: e.SMTP_URL } : {}), from: e.MAIL_FROM },
    ...(e.SESSION_SECRET ? { sessionSecret: e.SESSION_SECRET } : {}),
    trustedProxies: e.TRUSTED_PROXIES,
    limits: { signInPerQuarterHour: e.SIGN_INS_PER_QUARTER_HOUR, publicFormsPerHour: e.PUBLIC_FORMS_PER_HOUR, requestsPerMinute: e.REQUESTS_PER_MINUTE },
    uploads: {
      filesADay: e.UPLOADS_PER_DAY,
      bytesADay: e.UPLOAD_MEGABYTES_PER_DAY * 1_000_000,
      unusedDays: e.UNUSED_UPLOADS_DAYS,
      leastFreeBytes: e.LEAST_FREE_DISK_MEGABYTES * 1_000_000,
    },
    log: { level: e.LOG_LEVEL, to: e.LOG_TO },
  }
}

function engineOf(grpcAddress: string, rest: string | undefined, management: string | undefined): NonNullable<Config['engine']> {
  // grpcs:// stays: without it the connection, and the credentials on it, would go out unencrypted
  const grpc = grpcAddress.replace(/^grpc:\/\//, '')
  const [secure, host] = [grpc.startsWith('grpcs://'), new URL(grpc.replace(/^(grpcs:\/\/)?/, 'http://')).hostname]
  return { grpc, rest: rest ?? `${secure ? 'https' : 'http'}://${host}:8080`, ...(management ? { management } : {}), credentials: 'environment' }
}


import { randomInt } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { officesNeeded } from '../domain/offices.js'
import type { Role } from '../domain/role.js'
import type { Enterprise } from '../store/models/enterprises.js'
import type { Expert } from '../store/models/experts.js'
import { sampleMailDomain } from './sample-enterprises.js'
import { sampleRegions } from './sample-regions.js'

export interface SampleAccount {
  accountId: string
  username: string
  displayName: string
  role: Role
  regionCode: string
  enterpriseId?: string
  expertId?: string
  email: string
}

const officeWords = { officer: '经办人', secretary: '秘书处', leader: '负责人' } as const

/** Everybody who can sign in to a sample instance. User names say what they are: `officer-640100`, `e0001`, `x0003`, `admin`. */
export function sampleAccountList(enterprises: Enterprise[], experts: Expert[]): SampleAccount[] {
  const account = (username: string, displayName: string, role: Role, regionCode: string, more: Partial<SampleAccount> = {}): SampleAccount => ({
    accountId: `A-${username}`,
    username,
    displayName,
    role,
    regionCode,
    email: `${username}@${sampleMailDomain}`,
    ...more,
  })
  const offices = sampleRegions.flatMap((region) =>
    officesNeeded(region._id).map((role) => account(`${role}-${region._id}`, `${region.name}${officeWords[role]}（示例）`, role, region._id)),
  )
  return [
    ...enterprises.map((e) => account(e._id.toLowerCase(), e.name, 'enterprise', e.regionCode, { enterpriseId: e._id })),
    ...offices,
    ...experts.map((x) => account(x._id.toLowerCase(), x.name, 'expert', x.regionCode, { expertId: x._id })),
    account('admin', '流程管理员（示例）', 'process-administrator', '640000'),
    account('auditor', '审计员（示例）', 'auditor', '640000'),
  ]
}

export interface SampleSignIn {
  username: string
  password: string
  displayName: string
  role: Role
  regionCode: string
}

const fileName = 'sample-accounts.json'
/** Without letters and digits that are easily taken for each other. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const newPassword = () => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** Who can sign in, with passwords; empty where nothing was seeded. */
export async function sampleSignIns(dataDir: string): Promise<SampleSignIn[]> {
  try {
    return JSON.parse(await readFile(join(dataDir, fileName), 'utf8')) as SampleSignIn[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * A password for each, kept in `DATA_DIR/sample-accounts.json` (readable by its owner) before any account exists, so that a
 * seeding that was killed goes on with the same ones.
 */
export async function ensureSampleSignIns(dataDir: string, accounts: SampleAccount[]): Promise<SampleSignIn[]> {
  const known = new Map((await sampleSignIns(dataDir)).map((s) => [s.username, s.password]))
  const signIns = accounts.map(({ username, displayName, role, regionCode }) => ({
    username,
    password: known.get(username) ?? newPassword(),
    displayName,
    role,
    regionCode,
  }))
  if (accounts.every((a) => known.has(a.username))) return signIns
  const path = join(dataDir, fileName)
  await mkdir(dataDir, { recursive: true })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(signIns, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(`${path}.part`, 0o600)
  await rename(`${path}.part`, path)
  return signIns
}

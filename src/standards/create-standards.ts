import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { addAuditEntry } from '../store/audit-trail.js'
import rowMessages from '../catalogue/zh-CN/standard-rows.json' with { type: 'json' }
import { refuseUnlessInstanceAdministrator, regionsConcerned } from '../domain/administration.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import type { Actor } from '../domain/role.js'
import { contendedWrite } from '../store/contended-write.js'
import { readSpreadsheet } from '../spreadsheets/read-spreadsheet.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { standardsOf, type StandardDocument } from '../store/models/standards.js'
import { readStandardSheet, type CellError, type ReadStandard } from './standard-sheet.js'

export interface StandardRowError extends CellError {
  /** Chinese sentence of `code`. */
  message: string
}

/** Who imports, as the audit trail names them. */
export type Importer = Pick<Actor, 'accountId' | 'displayName' | 'role' | 'regionCode'>

const mostBytes = 5 * 1024 * 1024

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += (part as Buffer).length
    if (size > mostBytes) throw new Refusal('upload.too-large', 413, { most: mostBytes })
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** What makes two imports the same standard, whatever the program that wrote the file. */
const fingerprint = (standard: ReadStandard) => createHash('sha256').update(JSON.stringify(standard)).digest('hex')

/** Scoring standards (NX-6): versions are added, never changed. */
export function createStandards(store: Store, clock: Clock, industries: () => RegulationPack['industries']) {
  const model = standardsOf(store)
  const latest = (standardId: string) => model.findOne({ standardId }).sort({ version: -1 }).lean<StandardDocument>()

  const record = ({ accountId, displayName, role, regionCode }: Importer, at: Date, subject: string, after: unknown) =>
    addAuditEntry(store, { _id: `standard:${subject}`, at, accountId, displayName, role, regionCode, concerns: regionsConcerned('instance'), act: 'import-standard', subject, before: null, after })

  async function add(by: Importer, standard: ReadStandard): Promise<{ standardId: string; version: number; items: number }> {
    const sha256 = fingerprint(standard)
    return contendedWrite(`version of standard ${standard.standardId}`, async () => {
      const last = await latest(standard.standardId)
      if (last?.sha256 === sha256) return { standardId: last.standardId, version: last.version, items: last.items.length }
      const version = (last?.version ?? 0) + 1
      const at = clock.now()
      // Tenths are summed as whole numbers.
      const totalPoints = standard.items.reduce((sum, item) => sum + Math.round(item.points * 10), 0) / 10
      try {
        await model.create({ ...standard, _id: `${standard.standardId}@${version}`, version, totalPoints, sha256, importedBy: by.accountId, importedAt: at })
        await record(by, at, `${standard.standardId}@${version}`, { title: standard.title, items: standard.items.length, totalPoints, sha256 })
        return { standardId: standard.standardId, version, items: standard.items.length }
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return undefined
      }
    })
  }

  return {
    /**
     * Imports the next version; the same content as the latest one adds none. Refuses other than administrators of the instance
     * (`administration.other-region`, 403), what `readSpreadsheet` refuses, `upload.too-large`,
     * and `standard.rows-invalid` with every wrong cell in `rows`; then nothing is stored.
     */
    async importXlsx(actor: Importer, stream: Readable): Promise<{ standardId: string; version: number; items: number }> {
      refuseUnlessInstanceAdministrator(actor)
      const { standard, errors } = readStandardSheet(await readSpreadsheet(await bytesOf(stream)), industries())
      if (errors.length > 0) {
        const rows: StandardRowError[] = errors.slice(0, 200).map((e) => ({ ...e, message: rowMessages[e.code] }))
        throw new Refusal('standard.rows-invalid', 422, { rows, count: errors.length })
      }
      return add(actor, standard)
    },

    async get(standardId: string, version: number): Promise<StandardDocument | undefined> {
      return (await model.findById(`${standardId}@${version}`).lean<StandardDocument>()) ?? undefined
    },

    /** All versions without their items. */
    async list(): Promise<Omit<StandardDocument, 'items'>[]> {
      return model.find({}, { items: 0 }).lean<Omit<StandardDocument, 'items'>[]>()
    },
  }
}
export type Standards = ReturnType<typeof createStandards>

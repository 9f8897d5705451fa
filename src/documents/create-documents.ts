import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { DocumentKind } from '../domain/ports.js'
import { defaultPackName } from '../domain/regulation-pack.js'
import type { Documents, FileBytes } from '../domain/services.js'
import { isDuplicateKey } from '../store/connection.js'
import { documentsOf, type DocumentDocument } from '../store/models/documents.js'
import { instanceOf } from '../store/models/instance.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'
import { FileBucket, type StoredFile } from './file-bucket.js'
import { createLossAlarm, findLost } from './lost-files.js'
import { createPaperSource, paperTerms, type PaperSourceOptions } from './paper-source.js'
import { composePaper } from './papers/compose-paper.js'
import { selfEvaluationReport } from './papers/self-evaluation-report.js'
import { PaperBeyondLimits } from './pdf/draw-lane.js'
import { PdfMaker } from './pdf/pdf-maker.js'
import type { DrawnPaper } from './pdf/paper-model.js'
import { cleanName } from './upload-type.js'

export interface DocumentsOptions extends PaperSourceOptions {
  clock: Clock
  log?: Pick<Logger, 'warn' | 'error'>
}

const mostBytes = 100 * 1024 * 1024
/** Reports drawn on request that may wait for one enterprise. */
const mostWaiting = 5

/** The id of the one document of (caseId, kind, occasion). */
export function documentIdOf(caseId: string, kind: DocumentKind, occasion: string): string {
  return `D${createHash('sha256').update(JSON.stringify([caseId, kind, occasion])).digest('hex').slice(0, 31)}`
}

/** Papers: each made once, kept with its checksum, drawn beside the application; made again should its bytes be lost. */
export function createDocuments(options: DocumentsOptions) {
  const { store, clock, pack, log } = options
  const bucket = new FileBucket(store, 'documentFiles')
  const model = documentsOf(store)
  const factsOf = createPaperSource(options)
  const alarm = createLossAlarm(store, clock, log)
  const maker = new PdfMaker()
  const underWay = new Map<string, Promise<string>>()

  async function watermark(): Promise<{ watermark?: string }> {
    const instance = await instanceOf(store).findById('instance').lean()
    return instance?.sample ? { watermark: '示例' } : {}
  }

  function report(documentId: string, paper: DrawnPaper): void {
    if (paper.missing.length === 0) return
    log?.warn({ documentId, characters: paper.missing }, 'documents: characters no font has were printed by their code point')
  }

  async function draw(caseId: string, kind: DocumentKind, occasion: string, _id: string): Promise<string> {
    const known = await model.findById(_id).lean()
    if (known && (await bucket.holds(known))) return _id
    const facts = await factsOf(caseId, kind, occasion)
    const title = paperTerms.documentKinds[kind]
    const createdAt = known?.createdAt ?? clock.now()
    const paper = await maker.draw(facts.record.enterpriseId, composePaper(kind, facts, { title, madeAt: createdAt, ...(await watermark()) }))
    const file = await bucket.write(Readable.from([Buffer.from(paper.bytes)]), `${_id}.pdf`, mostBytes, () => new Error('the paper is too large'))
    const drawn = { ...file, pages: paper.pages, missingCharacters: paper.missing, fallbackCharacters: paper.fallback }
    const name = cleanName(`${title}_${facts.record.enterpriseName}.pdf`)
    try {
      if (known) await model.updateOne({ _id, fileId: known.fileId }, { $set: drawn })
      else await model.create({ _id, caseId, kind, occasion, name, createdAt, ...drawn })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    await removeUnlessKept(_id, file.fileId)
    if (known) await alarm({ fileId: known.fileId, name, case: facts.record, remade: true })
    report(_id, paper)
    return _id
  }

  /**
   * An error at the write of a row doesn't say that there is none: the file goes only where the row is known to name another.
   * What nobody names is swept.
   */
  async function removeUnlessKept(_id: string, fileId: string): Promise<void> {
    const row = await model.findById(_id, { fileId: 1 }).lean()
    if (row && row.fileId !== fileId) await bucket.remove(fileId).catch(() => undefined)
  }

  const bytesIn = (file: StoredFile): FileBytes => ({ size: file.size, sha256: file.sha256, stream: bucket.read(file) })

  /** The paper's bytes; those of a row without a file are made again first. */
  async function bytesOf(found: DocumentDocument): Promise<FileBytes> {
    if (await bucket.holds(found)) return bytesIn(found)
    const remade = await documents
      .make(found.caseId, found.kind, found.occasion)
      .then(() => model.findById(found._id).lean())
      .catch((error: unknown) => {
        log?.error({ documentId: found._id, err: error }, 'documents: a paper whose bytes are gone could not be made again')
        return null
      })
    if (!remade) throw new Refusal('document.file-lost', 503)
    return bytesIn(remade)
  }

  const documents: Documents & {
    make(caseId: string, kind: DocumentKind, occasion: string): Promise<string>
    sweep(before?: Date): Promise<number>
    close(): Promise<void>
  } = {
    /** Makes the paper once and returns its id; asked again, the same id. Throws when the case has nothing to say on it yet. */
    make(caseId, kind, occasion) {
      const _id = documentIdOf(caseId, kind, occasion)
      let work = underWay.get(_id)
      if (!work) {
        work = draw(caseId, kind, occasion, _id).finally(() => underWay.delete(_id))
        underWay.set(_id, work)
      }
      return work
    },

    /** `bytes` refuses `document.file-lost` (503) before the first byte, where the bytes are gone and can't be made again. */
    async open(documentId) {
      const found = await model.findById(documentId).lean()
      if (!found) return undefined
      const { caseId, kind, occasion, name, createdAt } = found
      return { documentId, caseId, kind, occasion, name, createdAt, bytes: () => bytesOf(found) }
    },

    async ofCase(caseId) {
      const found = await model.find({ caseId }).sort({ createdAt: 1 }).lean()
      return found.map(({ _id, kind, occasion, name, createdAt, sha256 }) => ({ documentId: _id, kind, occasion, name, createdAt, sha256 }))
    },

    /** Annex 1 as filled in, drawn when asked for; refuses `self-evaluation.unknown` (404), `document.too-large` (422), `document.busy` (503). */
    async selfEvaluationReport(selfEvaluationId) {
      const found = await selfEvaluationsOf(store).findById(selfEvaluationId).lean()
      if (!found) throw new Refusal('self-evaluation.unknown', 404, { selfEvaluationId })
      const title = paperTerms.documentKinds['self-evaluation-report']
      if (maker.waitingOf(found.enterpriseId) >= mostWaiting) throw new Refusal('document.busy', 503)
      const drawing = maker.draw(found.enterpriseId, {
        title: `${title}　${found.report.enterpriseName}`,
        madeAt: found.submittedAt.toISOString(),
        pageNumbers: true,
        blocks: selfEvaluationReport(found.report, { terms: paperTerms, pack: pack(defaultPackName) }),
        ...(await watermark()),
      })
      const paper = await drawing.catch((error: unknown) => {
        if (!(error instanceof PaperBeyondLimits)) throw error
        log?.error({ selfEvaluationId, err: error }, 'documents: a report asks for more than a paper may')
        throw new Refusal('document.too-large', 422)
      })
      report(selfEvaluationId, paper)
      return { size: paper.bytes.length, stream: Readable.from([Buffer.from(paper.bytes)]) }
    },

    /** Removes what a crash left half stored; makes papers again whose bytes are gone. By real time, an hour old by default. */
    async sweep(before = new Date(Date.now() - 3_600_000)) {
      const removed = await bucket.sweep(before, async (fileIds) => {
        const kept = await model.find({ fileId: { $in: fileIds } }, { fileId: 1 }).lean()
        return new Set(kept.map((d) => d.fileId))
      })
      await findLost(
        (after) => model.find({ _id: { $gt: after } }).sort({ _id: 1 }).limit(500).lean<DocumentDocument[]>(),
        (row) => bucket.holds(row),
        async ({ _id, caseId, kind, occasion }) => {
          await documents.make(caseId, kind, occasion).catch((error: unknown) => {
            log?.error({ documentId: _id, err: error }, 'documents: a paper whose bytes are gone could not be made again')
          })
        },
      )
      return removed
    },

    close: () => maker.close(),
  }
  return documents
}

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { DocumentKind } from '../domain/ports.js'
import { defaultPackName } from '../domain/regulation-pack.js'
import type { Documents } from '../domain/services.js'
import { isDuplicateKey } from '../store/connection.js'
import { documentsOf, type DocumentDocument } from '../store/models/documents.js'
import { instanceOf } from '../store/models/instance.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'
import { FileBucket } from './file-bucket.js'
import { createPaperSource, paperTerms, type PaperSourceOptions } from './paper-source.js'
import { composePaper } from './papers/compose-paper.js'
import { selfEvaluationReport } from './papers/self-evaluation-report.js'
import { PdfMaker } from './pdf/pdf-maker.js'
import type { DrawnPaper } from './pdf/paper-model.js'
import { cleanName } from './upload-type.js'

export interface DocumentsOptions extends PaperSourceOptions {
  clock: Clock
  log?: Pick<Logger, 'warn'>
}

const mostBytes = 100 * 1024 * 1024

/** The id of the one document of (caseId, kind, occasion). */
export function documentIdOf(caseId: string, kind: DocumentKind, occasion: string): string {
  return `D${createHash('sha256').update(JSON.stringify([caseId, kind, occasion])).digest('hex').slice(0, 31)}`
}

/** Papers: each made once, kept with its checksum, drawn in a thread beside the application. */
export function createDocuments(options: DocumentsOptions) {
  const { store, clock, pack, log } = options
  const bucket = new FileBucket(store, 'documentFiles')
  const model = documentsOf(store)
  const factsOf = createPaperSource(options)
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
    if (await model.exists({ _id })) return _id
    const facts = await factsOf(caseId, kind, occasion)
    const title = paperTerms.documentKinds[kind]
    const createdAt = clock.now()
    const paper = await maker.draw(composePaper(kind, facts, { title, madeAt: createdAt, ...(await watermark()) }))
    const file = await bucket.write(Readable.from([Buffer.from(paper.bytes)]), `${_id}.pdf`, mostBytes, () => new Error('the paper is too large'))
    const document: DocumentDocument = {
      _id,
      caseId,
      kind,
      occasion,
      name: cleanName(`${title}_${facts.record.enterpriseName}.pdf`),
      ...file,
      pages: paper.pages,
      createdAt,
      missingCharacters: paper.missing,
      fallbackCharacters: paper.fallback,
    }
    try {
      await model.create(document)
    } catch (error) {
      await bucket.remove(file.fileId).catch(() => undefined)
      if (!isDuplicateKey(error)) throw error
      return _id
    }
    report(_id, paper)
    return _id
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

    async open(documentId) {
      const found = await model.findById(documentId).lean()
      if (!found) return undefined
      const { caseId, kind, occasion, name, size, sha256, createdAt } = found
      return { documentId, caseId, kind, occasion, name, size, sha256, createdAt, stream: bucket.read(found.fileId) }
    },

    async ofCase(caseId) {
      const found = await model.find({ caseId }).sort({ createdAt: 1 }).lean()
      return found.map(({ _id, kind, occasion, name, createdAt, sha256 }) => ({ documentId: _id, kind, occasion, name, createdAt, sha256 }))
    },

    /** Annex 1 as filled in, drawn when asked for; refuses `self-evaluation.unknown` (404). */
    async selfEvaluationReport(selfEvaluationId) {
      const found = await selfEvaluationsOf(store).findById(selfEvaluationId).lean()
      if (!found) throw new Refusal('self-evaluation.unknown', 404, { selfEvaluationId })
      const title = paperTerms.documentKinds['self-evaluation-report']
      const paper = await maker.draw({
        title: `${title}　${found.report.enterpriseName}`,
        madeAt: found.submittedAt.toISOString(),
        pageNumbers: true,
        blocks: selfEvaluationReport(found.report, { terms: paperTerms, pack: pack(defaultPackName) }),
        ...(await watermark()),
      })
      report(selfEvaluationId, paper)
      return Readable.from([Buffer.from(paper.bytes)])
    },

    /** Removes what a crash left half stored; by real time, an hour old by default. */
    async sweep(before = new Date(Date.now() - 3_600_000)) {
      return bucket.sweep(before, async (fileIds) => {
        const kept = await model.find({ fileId: { $in: fileIds } }, { fileId: 1 }).lean()
        return new Set(kept.map((d) => d.fileId))
      })
    },

    close: () => maker.close(),
  }
  return documents
}

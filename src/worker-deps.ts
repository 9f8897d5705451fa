import type { WorkerDeps } from '../workers/contract.js'
import type { Clock } from './domain/clock.js'
import type { RegulationPack } from './domain/ports.js'
import { endingsOf } from './domain/typed-certificate-number.js'
import type { Store } from './store/connection.js'
import { casesOf, type CaseDocument } from './store/models/cases.js'
import { certificatesOf } from './store/models/certificates.js'
import { enterprisesOf, type Enterprise } from './store/models/enterprises.js'
import { objectionsOf, type Objection } from './store/models/objections.js'
import { regionsOf, type Region } from './store/models/regions.js'
import { CaseUnknown, findCase } from './casework/case-records.js'
import { certificateNumberOf } from './casework/certificate-numbers.js'
import { concludeCase } from './casework/conclude-case.js'
import { expertsByIds } from './casework/expert-register.js'
import { createNoticeBoard, insertOnce, publishAnnouncement } from './casework/notice-board.js'
import { openSheet } from './casework/open-sheet.js'
import { scoredItem, sheetItems } from './casework/scoring-sheet.js'
import { addWorkingDaysBy, firstToMiss, workingCalendar } from './store/working-calendar.js'

export interface WorkerDepsOptions {
  store: Store
  clock: Clock
  pack(name: string): RegulationPack
  /** Address under which the public reaches the application, without a slash at the end. */
  publicUrl: string
  notices: WorkerDeps['notices']
  documents: WorkerDeps['documents']
}

/** What job workers may use, on the real store. */
export function createWorkerDeps({ store, clock, pack, publicUrl, notices, documents }: WorkerDepsOptions): WorkerDeps {
  return {
    clock,
    pack,
    notices,
    documents,
    cases: {
      async get(caseId) {
        const record = await findCase(store, caseId)
        if (!record) throw new CaseUnknown(caseId)
        return record
      },
      update: async (caseId, change, onlyIf = {}) =>
        (await casesOf(store).findOneAndUpdate({ _id: caseId, ...onlyIf }, change, { returnDocument: 'after' }).lean<CaseDocument | null>()) ?? undefined,
      conclude: (...input) => concludeCase(store, ...input),
    },
    enterprises: {
      async get(enterpriseId) {
        const found = await enterprisesOf(store).findById(enterpriseId).lean<Enterprise | null>()
        return found ? { enterpriseId, name: found.name, systems: found.systems } : undefined
      },
    },
    experts: { byIds: (ids) => expertsByIds(store, ids) },
    scoring: {
      items: async (caseId, round) => (await sheetItems(store, caseId, round)).map(scoredItem),
      open: (...input) => openSheet(store, ...input),
    },
    regions: {
      async authorityName(regionCode) {
        const region = await regionsOf(store).findById(regionCode).lean<Region | null>()
        if (!region) throw new Error(`region ${regionCode} is not stored`)
        return region.authorityName
      },
    },
    links: {
      verification: (certificateNumber) => `${publicUrl}/verify/${encodeURIComponent(certificateNumber)}`,
      objection: (receipt) => `${publicUrl}/objections/${encodeURIComponent(receipt)}`,
      publicNotice: (noticeId) => `${publicUrl}/notices/${encodeURIComponent(noticeId)}`,
    },
    objections: {
      ofCase: (caseId) => objectionsOf(store).find({ caseId }).sort({ receivedAt: 1 }).lean<Objection[]>(),
      get: async (objectionId) => (await objectionsOf(store).findById(objectionId).lean<Objection | null>()) ?? undefined,
      answered: async (objectionId, at) => {
        await objectionsOf(store).updateOne({ _id: objectionId, state: { $ne: 'open' }, answeredAt: { $exists: false } }, { $set: { answeredAt: at } })
      },
    },
    calendar: {
      addWorkingDays: (from, days) => addWorkingDaysBy(store, from, days),
      current: () => workingCalendar(store),
      missing: (year, caseId) => firstToMiss(store, year, caseId),
    },
    numbers: { certificateNumber: (caseId) => certificateNumberOf({ store, clock, pack }, caseId) },
    certificates: {
      async issue(certificate) {
        const entry = { ...certificate, _id: certificate.number, register: 'certificates' as const, issuedAt: clock.now(), numberEndings: endingsOf(certificate.number) }
        await insertOnce(() => certificatesOf(store).create(entry))
      },
    },
    publicNotices: createNoticeBoard(store, clock),
    announcements: { publish: (caseId, certificateNumber) => publishAnnouncement(store, clock, caseId, certificateNumber) },
  }
}

import type { CaseRecord, ObjectionRecord } from '../../../src/domain/case.js'
import { composeCertificateNumber } from '../../../src/domain/certificate-number.js'
import type { Certificate, ExpertProfile, NoticeRequest, PublicNoticeRecord, ScoredItem } from '../../../src/domain/ports.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { addWorkingDays, stateCouncilCalendar } from '../../../src/domain/working-days.js'
import type { WorkerDeps } from '../../../workers/contract.js'

type Bag = Record<string, unknown>

/** What the workers left behind; keys are the unique keys of the real store. */
export interface WorldState {
  record: CaseRecord
  notices: Map<string, NoticeRequest>
  documents: Map<string, string>
  certificates: Map<string, Certificate>
  publicNotices: Map<string, PublicNoticeRecord & { endedAt?: Date }>
  announcements: Map<string, string>
  objections: Map<string, ObjectionRecord>
  sheets: Map<number, ScoredItem[]>
  freed: boolean
  /** Years somebody published besides those of the package. */
  publishedYears: number[]
}

export interface World {
  deps: WorkerDeps
  state: WorldState
  /** Everything but the clock, comparable. */
  snapshot(): WorldState
  restore(state: WorldState): void
  setNow(at: Date): void
}

/** Contract of the workers in memory, for their logic alone; the real store is tested where it is implemented. */
export function inMemoryWorld(record: CaseRecord, { experts = [] as ExpertProfile[], systems = [] as string[], standard = [] as ScoredItem[], now = new Date('2026-11-24T02:00:00Z') } = {}): World {
  let time = now
  const state: WorldState = {
    record: structuredClone(record),
    notices: new Map(),
    documents: new Map(),
    certificates: new Map(),
    publicNotices: new Map(),
    announcements: new Map(),
    objections: new Map(),
    sheets: new Map(),
    freed: false,
    publishedYears: [],
  }
  const calendar = () => stateCouncilCalendar({ publishedYears: state.publishedYears })
  const copy = (): CaseRecord => structuredClone(state.record)
  const deps: WorkerDeps = {
    clock: { now: () => time },
    pack: regulationPack,
    cases: {
      get: async () => copy(),
      async update(_caseId, change, onlyIf = {}) {
        if (!matches(state.record, onlyIf)) return undefined
        apply(state.record as unknown as Bag, change)
        return copy()
      },
      async conclude(_caseId, outcome, at, { workRemains, onlyIf = {} } = {}) {
        if (!state.record.outcome && (!state.record.withdrawal || outcome === 'withdrawn') && matches(state.record, onlyIf)) {
          state.record.outcome = outcome
          if (!workRemains) state.record.endedAt = at
        }
        state.freed ||= state.record.outcome !== undefined
        return copy()
      },
    },
    enterprises: { get: async (enterpriseId) => ({ enterpriseId, name: state.record.enterpriseName, systems }) },
    experts: { byIds: async (ids) => structuredClone(experts.filter(({ expertId }) => ids.includes(expertId))) },
    scoring: {
      items: async (_caseId, round) => structuredClone(state.sheets.get(round) ?? []),
      async open(_caseId, round, rescore = []) {
        if (round === 1) state.sheets.set(1, state.sheets.get(1) ?? structuredClone(standard))
        else state.sheets.set(round, structuredClone(state.sheets.get(round - 1) ?? []).map((item) => ({ ...item, kept: !rescore.includes(item.itemId) })))
      },
    },
    regions: { authorityName: async (code) => `${code}应急管理局` },
    links: { verification: (number) => `http://localhost/v/${number}`, publicNotice: (id) => `http://localhost/n/${id}`, objection: (receipt) => `http://localhost/o/${receipt}` },
    objections: {
      ofCase: async () => [...state.objections.values()],
      get: async (id) => structuredClone(state.objections.get(id)),
      async answered(id, at) {
        const objection = state.objections.get(id)
        if (objection) objection.answeredAt ??= at
      },
    },
    calendar: {
      addWorkingDays: async (from, days) => addWorkingDays(from, days, calendar()),
      current: async () => calendar(),
      missing: async (_year, caseId) => caseId,
    },
    numbers: {
      async certificateNumber() {
        const { pack, grade, industry, specialty, certificateIssuedOn } = state.record
        return composeCertificateNumber(regulationPack(pack), { grade, industry, specialty, year: Number(certificateIssuedOn!.slice(0, 4)), sequence: 1 })
      },
    },
    certificates: {
      async issue(certificate) {
        if (!state.certificates.has(certificate.caseId)) state.certificates.set(certificate.caseId, certificate)
      },
    },
    notices: {
      async send(request) {
        for (const recipient of request.recipients) {
          const key = [request.caseId, request.kind, request.occasion, JSON.stringify(recipient)].join(' ')
          if (!state.notices.has(key)) state.notices.set(key, { ...request, recipients: [recipient] })
        }
      },
    },
    documents: {
      async make(caseId, kind, occasion) {
        const key = `${caseId} ${kind} ${occasion}`
        const id = state.documents.get(key) ?? `D${state.documents.size + 1}`
        state.documents.set(key, id)
        return id
      },
    },
    publicNotices: {
      async publish(notice) {
        if (!state.publicNotices.has(notice.noticeId)) state.publicNotices.set(notice.noticeId, notice)
      },
      async closeUnlessObjected(noticeId) {
        const notice = state.publicNotices.get(noticeId)
        if ([...state.objections.values()].some((objection) => objection.state === 'open')) return false
        if (notice) notice.endedAt ??= time
        return true
      },
      async move(noticeId, { date, provisional }) {
        const notice = state.publicNotices.get(noticeId)
        if (notice && !notice.endedAt && notice.endsAt <= date) Object.assign(notice, { endsAt: date, provisional })
      },
      async end(noticeId, at) {
        const notice = state.publicNotices.get(noticeId)
        if (notice) notice.endedAt ??= at
      },
    },
    announcements: {
      async publish(caseId, number) {
        if (!state.announcements.has(caseId)) state.announcements.set(caseId, number)
      },
    },
  }
  return {
    deps,
    state,
    snapshot: () => structuredClone(state),
    restore: (earlier) => void Object.assign(state, structuredClone(earlier)),
    setNow(at) {
      time = at
    },
  }
}

function valueAt(target: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value) && !/^\d+$/.test(key)) return value.map((each: Bag) => each[key])
    return (value as Bag | undefined)?.[key]
  }, target)
}

/** The few operators the workers use, with MongoDB's meaning. */
function matches(target: unknown, condition: Bag): boolean {
  return Object.entries(condition).every(([path, wanted]) => {
    if (path === '$or') return (wanted as Bag[]).some((one) => matches(target, one))
    const value = valueAt(target, path)
    const values = Array.isArray(value) ? value : [value]
    const same = (a: unknown, b: unknown) => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b)
    if (typeof wanted !== 'object' || wanted === null || wanted instanceof Date) return values.some((each) => same(each, wanted))
    return Object.entries(wanted as Bag).every(([operator, operand]) => {
      if (operator === '$exists') return (value !== undefined) === operand
      if (operator === '$ne') return !values.some((each) => same(each, operand))
      if (operator === '$lte') return values.some((each) => each !== undefined && (each as Date) <= (operand as Date))
      if (operator === '$in') return values.some((each) => (operand as unknown[]).some((one) => same(each, one)))
      throw new Error(`operator ${operator} is not simulated`)
    })
  })
}

function apply(target: Bag, change: Record<string, unknown>): void {
  for (const [operator, fields] of Object.entries(change))
    for (const [path, value] of Object.entries(fields as Bag)) {
      const keys = path.split('.')
      const last = keys.pop()!
      const parent = keys.reduce<Bag>((bag, key) => (bag[key] ??= {}) as Bag, target)
      if (operator === '$set') parent[last] = structuredClone(value)
      else if (operator === '$push') (parent[last] as unknown[]).push(structuredClone(value))
      else throw new Error(`operator ${operator} is not simulated`)
    }
}

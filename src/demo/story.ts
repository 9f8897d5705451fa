import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FormId } from '../domain/task-forms.js'
import type { Cast, Player } from './cast.js'
import { publishYear } from './publish-year.js'
import { HttpRefusal } from './http-client.js'
import { applicationOf, sample, selfEvaluationOf, type Ledger } from './sample-papers.js'
import { answerOf } from './task-answers.js'

export interface StoryOptions {
  cast: Cast
  /** User name of the enterprise that applies. */
  enterprise: string
  grade: '2' | '3'
  withCorrection: boolean
  /** Told of each thing done. */
  tell?: (event: { elementId: string; text: string; by: string }) => void
  /** How the clock is moved, or null where the caller moves it. */
  moveClock: ((milliseconds: number) => Promise<void>) | null
  /** What is applied for where it is not the enterprise's own trade. */
  trade?: { industry: string; specialty: string }
  /** Without it one non-blocking problem is found on site and rectified at the end. */
  withoutProblems?: boolean
  /** Between two looks where nothing was to be done. Milliseconds. */
  interval?: number
  /** Gives up after this long without anything happening. Milliseconds. */
  patience?: number
}

interface TaskRow {
  taskKey: string
  caseId: string
  elementId: string
  name: string
  formId: FormId
}
export interface CaseAnswer {
  case: { caseId: string; outcome?: string; endedAt?: string; certificateNumber?: string; correctionBatches?: { batchId: string; answeredAt?: string; items: { itemId: string }[] }[] }
  stage: string
  actions: string[]
  documents: { documentId: string; kind: string; title: string }[]
}
export interface ProgressAnswer {
  instances: { processId: string; state: string; incidents: { resolvedAt?: string }[]; timers: { elementId: string; dueAt: string; provisional: boolean; state: string }[] }[]
  tasks: { taskKey: string; office: string }[]
}

/** One application played from submission to its end through the HTTP API, by everybody it takes. Every step may be repeated. */
export class Story {
  readonly #options: StoryOptions
  readonly #completed = new Map<string, FormId>()
  /** Made once: an application handed in twice is one. */
  readonly #requestId = randomUUID()
  caseId = ''
  #experts: string[] = []
  #regionCode = ''

  constructor(options: StoryOptions) {
    this.#options = options
  }

  /** Hands in annex 1 and annex 2. */
  async apply(): Promise<string> {
    const { client, displayName } = await this.#enterprise()
    const now = await this.now()
    const ledger: Ledger = { ...((await client.get('/api/enterprise')) as Ledger), ...this.#options.trade }
    this.#regionCode = ledger.regionCode
    const { grade } = this.#options
    const licence = ledger.licence as { number?: string } | undefined
    const copies = licence?.number ? [await client.upload('licence', '许可证（示例）.png', onePixel(), 'image/png')] : []
    const { selfEvaluationId } = (await client.post('/api/enterprise/self-evaluations', { report: selfEvaluationOf(ledger, now, grade) })) as { selfEvaluationId: string }
    const application = applicationOf(ledger, now, grade, selfEvaluationId, copies)
    const { caseId } = (await client.post('/api/applications', { requestId: this.#requestId, application })) as { caseId: string }
    this.caseId = caseId
    this.#tell('StartEvent_ApplicationSubmitted', `提交自评报告和评审申请，案件编号 ${caseId}`, displayName)
    return caseId
  }

  /** Works the case to its end; resolves with the last view of it. */
  async play(): Promise<CaseAnswer> {
    const patience = this.#options.patience ?? 60_000
    let lastAct = Date.now()
    for (;;) {
      const [view, progress] = [await this.view(), await this.progress()]
      if (view.case.endedAt && progress.instances.every((one) => one.state !== 'active')) return view
      if ((await this.#answerCorrections(view)) || (await this.#workDesks(progress)) || (await this.#passNotice(view, progress))) lastAct = Date.now()
      else if (Date.now() - lastAct > patience) throw new Error(`case ${this.caseId} does not move on from ${view.stage}`)
      else await sleep(this.#options.interval ?? 250)
    }
  }

  async view(): Promise<CaseAnswer> {
    const officer = await this.#options.cast.office('officer', this.#authority)
    return (await officer.client.get(`/api/cases/${this.caseId}`)) as CaseAnswer
  }

  /** Where the case is on its models. */
  async progress(): Promise<ProgressAnswer> {
    const officer = await this.#options.cast.office('officer', this.#authority)
    return (await officer.client.get(`/api/cases/${this.caseId}/progress`)) as ProgressAnswer
  }

  async now(): Promise<Date> {
    const { client } = await this.#enterprise()
    return new Date(((await client.get('/api/sample/clock')) as { now: string }).now)
  }

  get #choices() {
    return { withCorrection: this.#options.withCorrection, withoutProblems: this.#options.withoutProblems ?? false }
  }

  get #authority(): string {
    return this.#options.grade === '2' ? `${this.#regionCode.slice(0, 2)}0000` : `${this.#regionCode.slice(0, 4)}00`
  }

  #enterprise(): Promise<Player> {
    return this.#options.cast.player(this.#options.enterprise)
  }

  #tell(elementId: string, text: string, by: string): void {
    this.#options.tell?.({ elementId, text, by })
  }

  async #answerCorrections(view: CaseAnswer): Promise<boolean> {
    const batch = view.case.correctionBatches?.find((one) => !one.answeredAt)
    if (!batch) return false
    const { client, displayName } = await this.#enterprise()
    const own = (await client.get(`/api/cases/${this.caseId}`)) as CaseAnswer
    if (!own.actions.includes('answer-corrections')) return false
    const answers = batch.items.map(({ itemId }) => ({ itemId, answer: sample('统计期间为申请前三年。'), uploadIds: [] }))
    await this.#once(() => client.post(`/api/cases/${this.caseId}/corrections`, { batchId: batch.batchId, answers }))
    this.#tell('Catch_CorrectionsSubmitted', '提交补正材料', displayName)
    return true
  }

  /** Those who may hold the open tasks; asking everybody each time would be many calls for nothing. */
  async #playersOf(offices: Set<string>): Promise<Player[]> {
    const { cast } = this.#options
    const players: Promise<Player>[] = []
    if (offices.has('enterprise')) players.push(this.#enterprise())
    if (offices.has('officer')) players.push(cast.office('officer', this.#authority), cast.office('officer', this.#regionCode))
    for (const role of ['secretary', 'leader'] as const) if (offices.has(role)) players.push(cast.office(role, this.#authority))
    if (offices.has('expert')) players.push(...this.#experts.map((id) => cast.player(id.toLowerCase())))
    return Promise.all(players)
  }

  async #tasksOf({ client }: Player): Promise<TaskRow[]> {
    const { items } = (await client.get(`/api/tasks?q=${encodeURIComponent(this.caseId)}`)) as { items: TaskRow[] }
    return items.filter((task) => task.caseId === this.caseId && !this.#completed.has(task.taskKey))
  }

  async #workDesks({ tasks }: ProgressAnswer): Promise<boolean> {
    const open = tasks.filter((task) => !this.#completed.has(task.taskKey))
    let worked = false
    for (const player of await this.#playersOf(new Set(open.map((task) => task.office)))) {
      for (const task of await this.#tasksOf(player)) {
        if (await this.#work(player, task)) worked = true
      }
    }
    return worked
  }

  async #work(player: Player, { taskKey, formId, elementId, name }: TaskRow): Promise<boolean> {
    const { client } = player
    const earlier = [...this.#completed.values()].filter((form) => form === formId).length
    const payload = await answerOf({ taskKey, caseId: this.caseId, formId, client, now: await this.now(), earlier, ...this.#choices })
    await this.#once(() => client.post(`/api/tasks/${taskKey}/completion`, { payload }))
    this.#completed.set(taskKey, formId)
    if (formId === 'form-expert-group') this.#experts = (payload as { members: string[] }).members
    this.#tell(elementId, name, player.displayName)
    return true
  }

  /** An act repeated after an answer that got lost is refused as done already: that is success. */
  async #once(act: () => Promise<unknown>): Promise<void> {
    await act().catch((error: unknown) => {
      const done = ['task.already-completed', 'task.cancelled', 'corrections.answered']
      if (!(error instanceof HttpRefusal && done.includes(error.code))) throw error
    })
  }

  async #passNotice({ stage }: CaseAnswer, { instances }: ProgressAnswer): Promise<boolean> {
    if (stage !== 'public-notice' || !this.#options.moveClock) return false
    const timer = instances.flatMap((instance) => instance.timers).find((one) => one.elementId === 'Catch_NoticeEnded' && ['active', 'pending'].includes(one.state))
    if (!timer) return false
    const ahead = Date.parse(timer.dueAt) - (await this.now()).getTime()
    if (ahead < 0) return false
    if (timer.provisional) await publishYear(this.#options.cast, timer.dueAt)
    await this.#options.moveClock(ahead + 60_000)
    this.#tell('Catch_NoticeEnded', `公示期满（时钟前移 ${Math.ceil(ahead / 86_400_000)} 天）`, '示例时钟')
    return true
  }
}

/** A real PNG of one pixel. */
function onePixel(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
}

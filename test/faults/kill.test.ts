import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { Cast } from '../../src/demo/cast.js'
import { publishYear } from '../../src/demo/publish-year.js'
import { Story } from '../../src/demo/story.js'
import { connectStore, type Store } from '../../src/store/connection.js'
import { ensureStore } from '../../src/store/store-download.js'
import { startStore, type StoreHandle } from '../../src/store/store-process.js'
import { ApplicationProcess } from '../support/application-process.js'
import { seeded } from './random.js'

const cases = Number(process.env.FAULT_CASES || 20)
const targets = ['application', 'engine', 'store'] as const
type Target = (typeof targets)[number]
/** Anything may come twice or late while things die; nothing may take longer than this altogether. */
const limit = 12 * 60_000

/** Enterprise and trade of each case: nobody may have two running cases in one industry, so some apply for a second trade. */
function applicantOf(index: number): { enterprise: string; trade?: { industry: string; specialty: string } } {
  const number = (index % 14) + 1
  const enterprise = `e${String(number).padStart(4, '0')}`
  // The seventh's licence has run out on purpose.
  if (index < 14 && number !== 7) return { enterprise }
  return { enterprise, trade: number === 13 ? { industry: 'light-industry', specialty: 'food' } : { industry: 'commerce', specialty: 'warehousing' } }
}

describe(`kill -9 of application, engine and store during ${cases} cases`, function () {
  this.timeout(limit + 60_000)
  const seed = Number(process.env.FAULT_SEED || Date.now() % 1_000_000)
  const random = seeded(seed)
  let folder: string
  let application: ApplicationProcess
  let store: Store
  let storeProcess: StoreHandle
  const stories: Story[] = []
  const killed: Target[] = []
  /** Told when the notices are over: confirmation, number, certificate and announcement are to come. */
  let noticesPassed: () => void
  const lastPhase = new Promise<void>((resolve) => (noticesPassed = resolve))

  before(async function () {
    console.log(`      seed ${seed} (repeat with FAULT_SEED=${seed})`)
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-faults-'))
    application = await ApplicationProcess.in(path.join(folder, 'data'))
    await application.start()
    const cast = await Cast.of(application.url, 4 * 60_000)
    for (let index = 0; index < cases; index++) {
      stories.push(
        new Story({ cast, ...applicantOf(index), grade: '3', withCorrection: index % 5 === 0, withoutProblems: true, moveClock: null, interval: 1_500, patience: limit }),
      )
    }
    await runWithFaults(cast)
    await untilQuiet(cast)
    expect(await application.stop(), 'exit code of the orderly stop').to.equal(0)
    storeProcess = await startStore({
      program: await ensureStore(),
      dataFolder: path.join(folder, 'data', 'store'),
      logFile: path.join(folder, 'store.log'),
      pidFile: path.join(folder, 'store.json'),
      passwordFile: path.join(folder, 'data', 'store-password'),
    })
    store = await connectStore(storeProcess.mongoUri)
  })

  after(async () => {
    await application?.kill()
    await store?.close()
    await storeProcess?.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  async function runWithFaults(cast: Cast): Promise<void> {
    let over = false
    const played = stories.map(async (story, index) => {
      await sleep(index * 250)
      await story.apply()
      await story.play()
    })
    const faults = async () => {
      for (const target of [...shuffled(), ...shuffled()]) await killAfter(3_000 + random() * 9_000, target)
      await lastPhase
      for (const target of shuffled()) await killAfter(1_000 + random() * 4_000, target)
    }
    const killAfter = async (milliseconds: number, target: Target) => {
      await sleep(milliseconds)
      if (over) return
      killed.push(target)
      await kill(target)
    }
    const clock = async () => {
      while (!over) {
        await sleep(3_000)
        await passNoticesTogether(cast).catch(() => {})
      }
    }
    const moving = clock()
    const dying = faults()
    dying.catch(() => {})
    try {
      await Promise.all(played)
    } finally {
      over = true
      noticesPassed()
      await moving
    }
    await dying
  }

  function shuffled(): Target[] {
    return targets.map((target) => ({ target, at: random() })).sort((x, y) => x.at - y.at).map(({ target }) => target)
  }

  async function kill(target: Target): Promise<void> {
    if (target === 'application') {
      await application.kill()
      await application.start()
      return
    }
    for (;;) {
      const pid = await application.childPid(target)
      if (pid) return void process.kill(pid, 'SIGKILL')
      await sleep(200)
    }
  }

  /** The clock is everybody's: it is moved once all that still run wait for their notice's end. */
  async function passNoticesTogether(cast: Cast): Promise<void> {
    const known = stories.filter((story) => story.caseId)
    if (known.length < cases) return
    const views = await Promise.all(known.map((story) => story.view())).catch(() => [])
    const running = views.filter((view) => !view.case.endedAt)
    if (running.length === 0 || running.some((view) => view.stage !== 'public-notice')) return
    const timers = (await Promise.all(known.map((story) => story.progress())))
      .flatMap(({ instances }) => instances.flatMap((instance) => instance.timers))
      .filter((timer) => timer.elementId === 'Catch_NoticeEnded' && ['active', 'pending'].includes(timer.state))
    if (timers.length === 0) return
    const now = await stories[0]!.now()
    const ahead = Math.max(...timers.map((timer) => Date.parse(timer.dueAt))) - now.getTime()
    if (ahead < 0) return
    for (const { provisional, dueAt } of timers) if (provisional) await publishYear(cast, dueAt)
    const { client } = await cast.player('e0001')
    await client.post('/api/sample/clock', { addMilliseconds: ahead + 60_000 })
    noticesPassed()
  }

  /** Letters go out after the cases have ended: none may be left waiting. */
  async function untilQuiet(cast: Cast): Promise<void> {
    const { client } = await cast.player('admin')
    let before = -1
    for (let steady = 0; steady < 3; ) {
      await sleep(2_000)
      const { items } = (await client.get('/api/sample/mailbox')) as { items: unknown[] }
      const letters = (await readdir(path.join(folder, 'data', 'mail')).catch(() => [])).length
      steady = letters === before && items.length > 0 ? steady + 1 : 0
      before = letters
    }
  }

  const rows = (name: string) => store.collection(name).find({}).toArray() as unknown as Promise<Record<string, never>[]>

  it('ends every case with the announcement', async () => {
    const found = await rows('cases')
    expect(found.map((one) => String(one.outcome))).to.deep.equal(Array.from({ length: cases }, () => 'announced'))
    expect(found.every((one) => one.endedAt)).to.equal(true)
    const instances = await rows('progress')
    expect(instances.map((one) => `${one.processId}:${one.state}`).sort()).to.deep.equal(Array.from({ length: cases }, () => 'application-to-announcement:completed'))
  })

  it('gives each case one number, with neither duplicates nor gaps', async () => {
    const certificates = await rows('certificates')
    expect(certificates).to.have.length(cases)
    expect(new Set(certificates.map((one) => String(one.caseId)))).to.have.property('size', cases)
    const given = (await rows('certificateNumbers')) as unknown as { series: string; sequence: number; number: string }[]
    expect(given.map((one) => one.number).sort()).to.deep.equal(certificates.map((one) => String(one.number)).sort())
    for (const series of new Set(given.map((one) => one.series))) {
      const numbers = given.filter((one) => one.series === series).map((one) => one.sequence)
      expect(numbers.sort((x, y) => x - y), series).to.deep.equal(numbers.map((_, index) => index + 1))
    }
  })

  it('tells everybody exactly once', async () => {
    const notices = (await rows('notices')) as unknown as { _id: string; caseId: string; kind: string; recipientKey: string; mail: { state: string } }[]
    const perCase = new Map<string, string[]>()
    for (const { caseId, kind, recipientKey } of notices) perCase.set(caseId, [...(perCase.get(caseId) ?? []), `${kind} → ${recipientKey}`])
    expect(perCase).to.have.property('size', cases)
    for (const [caseId, told] of perCase) {
      expect(told.filter((one, index) => told.indexOf(one) !== index), `told twice in ${caseId}`).to.deep.equal([])
      const kinds = new Set(told.map((one) => one.split(' ')[0]))
      expect([...kinds], caseId).to.include.members(['application-received', 'application-accepted', 'expert-appointed', 'visit-announced', 'public-notice-published', 'grade-announced', 'department-copy'])
    }
    expect(notices.filter((one) => one.mail.state === 'pending'), 'letters left waiting').to.deep.equal([])
    const letters = (await readdir(path.join(folder, 'data', 'mail'))).filter((name) => name.endsWith('.eml'))
    expect(letters.sort()).to.deep.equal(notices.filter((one) => one.mail.state === 'sent').map((one) => `${one._id}.eml`).sort())
  })

  it('makes each document and announcement once, and leaves no act half done', async () => {
    const documents = (await rows('documents')) as unknown as { caseId: string; kind: string; occasion: string }[]
    const keys = documents.map(({ caseId, kind, occasion }) => `${caseId} ${kind} ${occasion}`)
    expect(new Set(keys)).to.have.property('size', keys.length)
    for (const kind of ['on-site-conclusion', 'review-report', 'public-notice', 'certificate', 'plaque']) {
      expect(documents.filter((one) => one.kind === kind), kind).to.have.length(cases)
    }
    expect(await rows('announcements')).to.have.length(cases)
    const intents = (await rows('intents')) as unknown as { _id: string; state: string }[]
    expect(intents.filter((one) => one.state !== 'done').map((one) => one._id)).to.deep.equal([])
  })

  it('had its faults: what died was started again', async () => {
    const count = (target: Target) => killed.filter((one) => one === target).length
    console.log(`      killed: ${killed.join(', ')}`)
    for (const target of targets) expect(count(target), target).to.be.at.least(2)
    for (const child of ['engine', 'store']) expect((await application.logLines(`"child":"${child}"`)).length, child).to.be.greaterThan(0)
    expect((await application.logLines('"msg":"started"')).length).to.equal(count('application') + 1)
  })
})

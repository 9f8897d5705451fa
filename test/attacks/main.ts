import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { residentMegabytes } from '../bench/application-process.js'
import { ApplicationProcess } from '../support/application-process.js'
import { Browser } from '../unit/api/browser.js'
import { attacks, carryOut, type Attack, type Attackers } from './attacks.js'
import { quantile, workMeanwhile } from './others.js'

/**
 * `npm run test:attacks`: a sample instance of its own is attacked, kind after kind, while somebody else works. Prints a line each and ends with 1 when
 * the application or its store was down, or an answer to the other took over a second. `ATTACK_SECONDS` (60) is how long each is tried,
 * `ATTACKS` chooses by the beginning of the name (`ATTACKS=Z1,Z6`).
 */
const seconds = Number(process.env.ATTACK_SECONDS ?? 60)
const chosen = (process.env.ATTACKS ?? '').split(',')
const longestWait = 1_000

interface SampleAccount {
  username: string
  password: string
  role: string
  regionCode: string
}

async function attacked(application: ApplicationProcess, attack: Attack, attackers: Attackers, other: Browser): Promise<boolean> {
  const over = new AbortController()
  const processes = async () => [application.running ? application.pid : 0, await application.childPid('store'), await application.childPid('engine')]
  const before = await processes()
  let memory = 0
  const watching = (async () => {
    while (!over.signal.aborted) {
      if (application.running) memory = Math.max(memory, await residentMegabytes(application.pid))
      await sleep(250)
    }
  })()
  const work = workMeanwhile(other, over.signal)
  const sent = await carryOut(attack, attackers, seconds * 1_000)
  over.abort()
  const { milliseconds, failed } = await work
  await watching
  const after = await processes()
  const restarts = before.filter((pid, index) => pid !== after[index]).length
  const [p50, p99, longest] = [quantile(milliseconds, 0.5), quantile(milliseconds, 0.99), quantile(milliseconds, 1)]
  const held = application.running && restarts === 0 && failed.length === 0 && longest <= longestWait
  console.log(
    `${held ? 'held ' : 'FAILED'} ${attack.name}: ${sent} requests in ${seconds} s; others ${milliseconds.length} answers, p50 ${p50} p99 ${p99} max ${longest} ms, ${failed.length} failed; processes ended ${restarts}; memory up to ${memory} MB`,
  )
  for (const line of failed.slice(0, 3)) console.log(`       ${line}`)
  return held
}

async function signedIn(url: string, accounts: SampleAccount[], fits: (account: SampleAccount) => boolean): Promise<Browser> {
  const account = accounts.find(fits)
  if (!account) throw new Error('the sample instance lacks an account')
  const browser = new Browser(url)
  await browser.get('/api/session')
  const answer = await browser.signIn(account.username, account.password)
  if (answer.status !== 200) throw new Error(`${account.username} could not sign in: ${JSON.stringify(answer.body)}`)
  return browser
}

async function main(): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-attacks-'))
  const application = await ApplicationProcess.in(folder)
  try {
    console.log(`started in ${await application.start()} ms`)
    const { items } = (await new Browser(application.url).get('/api/sample/accounts')).body as { items: SampleAccount[] }
    const attackers: Attackers = {
      enterprise: await signedIn(application.url, items, ({ role }) => role === 'enterprise'),
      administrator: await signedIn(application.url, items, ({ role, regionCode }) => role === 'process-administrator' && regionCode.endsWith('0000')),
    }
    const other = await signedIn(application.url, items, ({ role }) => role === 'officer')
    let held = true
    for (const attack of attacks.filter(({ name }) => chosen.some((beginning) => name.startsWith(beginning)))) {
      held = (await attacked(application, attack, attackers, other)) && held
      if (!application.running) await application.start()
    }
    return held
  } finally {
    await application.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

process.exitCode = (await main()) ? 0 : 1

import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { sampleSelfEvaluation } from '../../src/sample/sample-self-evaluation.js'
import { xlsxOf } from '../support/zip.js'
import type { Answer, Browser } from '../unit/api/browser.js'

/** Who attacks, each signed in to the sample instance. */
export interface Attackers {
  enterprise: Browser
  administrator: Browser
}

/** One way to harm an instance, tried over and over by several at once. */
export interface Attack {
  name: string
  atOnce: number
  /** Makes what is needed once; the result does it once more each time it is called, `turn` counting up. */
  prepare(attackers: Attackers): Promise<(turn: number) => Promise<unknown>>
}

const nested = (depth: number, list: boolean): string => (list ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth))

/** Z1: small drafts that are deep, wide, or of names the driver takes for its own. */
const hostileDrafts: Attack = {
  name: 'Z1 hostile JSON',
  atOnce: 8,
  prepare: async ({ enterprise }) => {
    const contents = [nested(1_500, false), nested(10_000, true), nested(30, false), `[${'{},'.repeat(60_000)}1]`, '{"_bsontype":"ObjectId"}', '{"$__":{"a":1}}', '{"a\\u0000":1}', '{"__proto__":{"a":1}}']
    return (turn) => enterprise.send('PUT', '/api/enterprise/drafts/application', undefined, { type: 'application/json', data: `{"version":0,"content":${contents[turn % contents.length]}}` })
  },
}

/** Z2: workbooks of some kilobytes that mean millions of cells, or unpack to hundreds of megabytes. */
const hostileWorkbooks: Attack = {
  name: 'Z2 hostile workbooks',
  atOnce: 4,
  prepare: async ({ administrator }) => {
    const whole = 'A1:XFD1048576'
    const row = '<sheetData><row r="1"><c r="A1" t="str"><v>标准编号</v></c></row></sheetData>'
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ')
    const files = [
      xlsxOf(`${row}<dataValidations><dataValidation type="list" sqref="${whole}"><formula1>"是,否"</formula1></dataValidation></dataValidations>`),
      xlsxOf(`${row}<mergeCells><mergeCell ref="${whole}"/></mergeCells>`),
      xlsxOf(`<cols><col min="1" max="16384" hidden="1"/></cols>${row}`),
      xlsxOf(row, { 'xl/media/a.png': bomb }, { 'xl/media/a.png': 10 }),
      xlsxOf(row, { 'xl/sharedStrings.xml': bomb }),
    ]
    return (turn) => administrator.upload('/api/admin/standards', {}, 'a.xlsx', files[turn % files.length]!)
  },
}

/** Asks for a file and breaks off after the first bytes, or reads no further for a while. */
function readBadly(browser: Browser, path: string, stall: number): Promise<void> {
  return new Promise((resolve) => {
    const call = request(browser.url + path, { headers: { cookie: browser.cookie } }, (response) => {
      response.once('data', () => {
        response.pause()
        setTimeout(() => call.destroy(), stall)
      })
      response.on('error', () => undefined)
      response.once('close', resolve)
    })
    call.setTimeout(20_000, () => call.destroy())
    call.once('error', () => resolve())
    call.once('close', resolve)
    call.end()
  })
}

/** Z6: downloads broken off at once, and readers that take one piece and stay. */
const brokenDownloads: Attack = {
  name: 'Z6 broken downloads',
  atOnce: 40,
  prepare: async ({ enterprise }) => {
    const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(16 * 1024 * 1024), Buffer.from('\n%%EOF\n')])
    const stored = taken(await enterprise.upload('/api/uploads', { purpose: 'other' }, 'a.pdf', file), 201)
    const path = `/api/uploads/${stored.body.uploadId}`
    return (turn) => readBadly(enterprise, path, turn % 4 === 0 ? 5_000 : 0)
  },
}

/** Z8: the longest report the form takes, asked for as PDF by several windows at once. */
const enormousReport: Attack = {
  name: 'Z8 enormous report',
  atOnce: 6,
  prepare: async ({ enterprise }) => {
    const ledger = taken(await enterprise.get('/api/enterprise'), 200).body
    const long = (length: number) => '安全生产标准化'.repeat(Math.ceil(length / 7)).slice(0, length)
    const report = sampleSelfEvaluation(ledger, new Date())
    const focalPoints = Object.fromEntries(Object.keys(report.focalPoints).map((key) => [key, long(4_000)]))
    const deductions = Array.from({ length: 500 }, () => ({ item: long(200), points: 1, reason: long(500) }))
    const enormous = { ...report, overview: long(8_000), buildingProcess: long(8_000), conclusion: long(4_000), accidentsAndDisease: long(4_000), focalPoints, deductions }
    const stored = taken(await enterprise.post('/api/enterprise/self-evaluations', { report: enormous }), 201)
    return () => enterprise.get(`/api/enterprise/self-evaluations/${stored.body.selfEvaluationId}/document`)
  },
}

function taken(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`the attack could not be prepared: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
  return answer
}

export const attacks: Attack[] = [hostileDrafts, hostileWorkbooks, brokenDownloads, enormousReport]

/** Tries an attack until the time is over; how often it was tried. */
export async function carryOut(attack: Attack, attackers: Attackers, milliseconds: number): Promise<number> {
  const once = await attack.prepare(attackers)
  const until = Date.now() + milliseconds
  let sent = 0
  const keepOn = async (): Promise<void> => {
    while (Date.now() < until) {
      const turn = sent++
      // refused, broken off or without an answer: that is the other side's to bear
      await Promise.race([once(turn).catch(() => sleep(100)), sleep(Math.max(0, until + 5_000 - Date.now()))])
    }
  }
  await Promise.all(Array.from({ length: attack.atOnce }, keepOn))
  return sent
}

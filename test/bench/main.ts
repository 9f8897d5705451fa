import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { freePorts } from '../../src/runtime/free-port.js'
import { connectStore } from '../../src/store/connection.js'
import { startPlatform, type Platform } from '../support/platform.js'
import { residentMegabytes, startApplication, type ApplicationProcess } from './application-process.js'
import { listen } from './browser.js'
import { openLoad, type Load } from './load.js'

/**
 * `npm run bench`: prints one line of JSON. Two engines of the same settings stand side by side, one without exporter, one whose records the real
 * application takes in; they are loaded in turns, so that what else the machine does meets both. The lag is measured at half of the
 * throughput reached with the application, from the engine's time of a record to the event in a browser.
 *
 * Options: `--rounds 3 --seconds 12 --lag-seconds 20 --bulk-size 100 --verbose`.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '12' },
    'lag-seconds': { type: 'string', default: '20' },
    'bulk-size': { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const caseId = 'bench-case'
const epoch = 'bench'
const intakePassword = 'password-of-the-benchmark'
const say = (...facts: unknown[]): void => void (values.verbose && console.error(...facts))

async function main(): Promise<void> {
  const [port, intakePort] = (await freePorts(2)) as [number, number]
  const stops: (() => Promise<unknown>)[] = []
  try {
    const exporter = { url: `http://127.0.0.1:${intakePort}`, username: 'engine', password: intakePassword, epoch }
    const bulkSize = values['bulk-size'] ? { bulkSize: Number(values['bulk-size']) } : {}
    const observed = await startPlatform({ exporter: { ...exporter, ...bulkSize } })
    stops.push(observed.stop)
    const bare = await startPlatform({ store: false })
    stops.push(bare.stop)
    const application = await startApplication(observed, { port, intakePort, intakePassword, epoch })
    stops.push(application.stop)
    const loads = { bare: await openLoad(bare.zeebeGrpcAddress, caseId), observed: await openLoad(observed.zeebeGrpcAddress, caseId) }
    stops.push(loads.bare.close, loads.observed.close)

    const throughput = await inTurns(loads, Number(values.rounds), Number(values.seconds))
    const rssMb = await residentOf(application, observed)
    const lags = await lagAtHalfLoad(observed, application, loads.observed, throughput.observed / 2)
    console.log(
      JSON.stringify({
        throughputRatio: round(throughput.ratio, 3),
        lagP50Ms: quantile(lags, 0.5),
        lagP99Ms: quantile(lags, 0.99),
        rssMb,
        instancesPerSecond: { withoutExporter: round(throughput.bare, 1), withProjection: round(throughput.observed, 1) },
        lagSamples: lags.length,
      }),
    )
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

/** Medians over the rounds; the ratio is the median of each round's own. The first turn of each engine only warms it up. */
async function inTurns(loads: { bare: Load; observed: Load }, rounds: number, seconds: number): Promise<{ bare: number; observed: number; ratio: number }> {
  for (const load of [loads.bare, loads.observed]) say('warm', await load.full(2, 10))
  const measured: { bare: number; observed: number }[] = []
  for (let n = 0; n < rounds; n++) {
    const round = { bare: await loads.bare.full(2, seconds), observed: await loads.observed.full(2, seconds) }
    say(round)
    measured.push(round)
  }
  return {
    bare: median(measured.map(({ bare }) => bare)),
    observed: median(measured.map(({ observed }) => observed)),
    ratio: median(measured.map(({ bare, observed }) => observed / bare)),
  }
}

/** Two samples an instance: its first record to the first event about it, its last record to the last event. */
async function lagAtHalfLoad(platform: Platform, application: ApplicationProcess, load: Load, perSecond: number): Promise<number[]> {
  const store = await connectStore(platform.mongoUri)
  try {
    const region = { procedure: 'application-to-announcement', regionCode: '640000', enterpriseName: '示例', stage: 'submitted' }
    await store.collection('cases').insertOne({ _id: caseId as never, caseId, ...region })
    const browser = await listen(application.url, caseId)
    const keys = await load.steady(perSecond, Number(values['lag-seconds']))
    await sleep(3000)
    browser.stop()
    const instances = await store.collection('progress').find({ processInstanceKey: { $in: keys } }).toArray()
    say({ created: keys.length, projected: instances.length, heard: browser.heard.size })
    return instances.flatMap(({ processInstanceKey, startedAt, endedAt }) => {
      const times = browser.heard.get(processInstanceKey as string)
      if (!times || !endedAt) throw new Error(`nobody told the browser of instance ${processInstanceKey}`)
      return [times[0]! - (startedAt as Date).getTime(), times.at(-1)! - (endedAt as Date).getTime()]
    })
  } finally {
    await store.close()
  }
}

async function residentOf(application: ApplicationProcess, platform: Platform): Promise<Record<'application' | 'engine' | 'store', number>> {
  const [app, engine, store] = await Promise.all([application.pid, platform.enginePid(), platform.storePid()].map(residentMegabytes))
  return { application: app!, engine: engine!, store: store! }
}

const sorted = (numbers: number[]): number[] => [...numbers].sort((a, b) => a - b)
const median = (numbers: number[]): number => quantile(numbers, 0.5)
const quantile = (numbers: number[], part: number): number => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? NaN
const round = (number: number, digits: number): number => Number(number.toFixed(digits))

await main()
process.exit(0)

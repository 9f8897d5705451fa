// The second half of npm start, once the packages are there: fetches and builds what is missing, then runs src/main.ts.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from '../src/config.js'
import { ensureEngine, findEngine, needMaven } from '../src/engine/engine-download.js'
import { findJavaHome } from '../src/engine/engine-java.js'
import { MissingPrerequisite } from '../src/runtime/missing-prerequisite.js'
import { runLogged } from '../src/runtime/run-logged.js'
import { ensureStore, findStore, needCargo } from '../src/store/store-download.js'
import { progressLines } from './progress.mjs'
import { webIsCurrent } from './web-build.js'

type Step = (say: (line: string) => void) => Promise<unknown>

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

// While things are fetched or built a signal ends those programs too (they hang on to this one's exit).
const leave = (signal: NodeJS.Signals) => process.exit(signal === 'SIGINT' ? 130 : 143)
process.on('SIGINT', leave)
process.on('SIGTERM', leave)
try {
  await runSteps(await missingSteps(readConfig()))
} catch (error) {
  if (error instanceof MissingPrerequisite) stopWith(error.chinese, error.english)
  stopWith(
    '准备没有完成，请按下面的说明处理后重新运行 npm start（已完成的部分会保留）。',
    `Preparation did not finish; act on the lines below and run npm start again (what is done is kept).\n${(error as Error).message}`,
  )
}
process.off('SIGINT', leave)
process.off('SIGTERM', leave)
await import('../src/main.js')

/** What has to be fetched or built. Everything the machine must have for it is looked for before anything begins. */
async function missingSteps(config: Config): Promise<Map<string, Step>> {
  const steps = new Map<string, Step>()
  if (!config.engine) {
    await findJavaHome()
    if (!(await findEngine(config.engineVersion))) {
      await needMaven()
      steps.set(`流程引擎 Engine Zeebe ${config.engineVersion}`, (say) => ensureEngine(config.engineVersion, say))
    }
  }
  if (!config.mongodbUri && !(await findStore())) {
    await needCargo()
    steps.set('数据库 Store SecantusDB', (say) => ensureStore(say))
  }
  if (!webIsCurrent()) {
    const env = { ...process.env, NODE_ENV: 'production' }
    steps.set('网页 Web application', (say) => runLogged(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build'], { cwd: root, env }, say))
  }
  return steps
}

/** All at once, one line each. All are waited for, so that one that fails does not cut the others off halfway. */
async function runSteps(steps: Map<string, Step>): Promise<void> {
  const lines = progressLines([...steps.keys()])
  const results = await Promise.allSettled([...steps].map(([name, work]) => lines.step(name, async (say) => void (await work(say)))))
  lines.end()
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

function stopWith(chinese: string, english: string): never {
  console.error(`✗ ${chinese}\n  ${english}`)
  process.exit(1)
}

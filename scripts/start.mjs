// npm start: checks the machine, installs and fetches what is missing, builds the web application, runs src/main.ts.
import path from 'node:path'
import { checkDataFolder, checkNode, checkPort, ensurePackages, root, stopWith } from './prerequisites.mjs'
import { progressLines } from './progress.mjs'

// While things are fetched or built a signal ends those programs too (they hang on to this one's exit).
const leave = (signal) => process.exit(signal === 'SIGINT' ? 130 : 143)
process.on('SIGINT', leave)
process.on('SIGTERM', leave)

process.chdir(root)
checkNode()
const port = Number(process.env.PORT || 3000)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  stopWith('设置 PORT 不正确：应为 1 到 65535 之间的端口号，请改正后再启动。', 'The setting PORT is wrong: it must be a port from 1 to 65535; correct it and start again.')
}
await checkPort(port, process.env.HOST || '127.0.0.1')
checkDataFolder(path.resolve(process.env.DATA_DIR || 'data'))
await ensurePackages()

const { register } = await import('tsx/esm/api')
register()
const { readConfig } = await import('../src/config.ts')
const { ensureEngine, findEngine, needMaven } = await import('../src/engine/engine-download.ts')
const { findJavaHome } = await import('../src/engine/engine-java.ts')
const { ensureStore, findStore, needCargo } = await import('../src/store/store-download.ts')
const { runLogged } = await import('../src/runtime/run-logged.ts')
const { webIsCurrent } = await import('./web-build.ts')

try {
  const config = readConfig()
  // Everything the machine must have is looked for before anything is fetched.
  const steps = {}
  if (!config.engine) {
    await findJavaHome()
    if (!(await findEngine(config.engineVersion))) {
      await needMaven()
      steps[`流程引擎 Engine Zeebe ${config.engineVersion}`] = (say) => ensureEngine(config.engineVersion, say)
    }
  }
  if (!config.mongodbUri && !(await findStore())) {
    await needCargo()
    steps['数据库 Store SecantusDB'] = (say) => ensureStore(say)
  }
  if (!webIsCurrent()) {
    const env = { ...process.env, NODE_ENV: 'production' }
    steps['网页 Web application'] = (say) => runLogged(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build'], { cwd: root, env }, say)
  }
  const lines = progressLines(Object.keys(steps))
  // All are waited for, so that one that fails does not cut the others off halfway.
  const results = await Promise.allSettled(Object.entries(steps).map(([name, work]) => lines.step(name, async (say) => void (await work(say)))))
  lines.end()
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
} catch (error) {
  if (error.name === 'MissingPrerequisite') stopWith(error.chinese, error.english)
  stopWith(
    `准备没有完成，请按下面的说明处理后重新运行 npm start（已完成的部分会保留）。`,
    `Preparation did not finish; act on the lines below and run npm start again (what is done is kept).\n${error.message}`,
  )
}

process.off('SIGINT', leave)
process.off('SIGTERM', leave)
await import('../src/main.ts')

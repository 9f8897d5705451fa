// npm start: checks the machine and installs the packages, then hands over to scripts/start-application.ts in a process whose
// memory settings have to be there from its beginning. Plain Node: nothing is installed yet on the first start.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { launchEnvironment, nodeFlags } from './launch.mjs'
import { checkDataFolder, checkNode, checkPort, ensurePackages, onPath, root, stopWith } from './prerequisites.mjs'

process.chdir(root)
checkNode()
const port = Number(process.env.PORT || 3000)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  stopWith('设置 PORT 不正确：应为 1 到 65535 之间的端口号，请改正后再启动。', 'The setting PORT is wrong: it must be a port from 1 to 65535; correct it and start again.')
}
const dataFolder = path.resolve(process.env.DATA_DIR || 'data')
await checkPort(port, process.env.HOST || '127.0.0.1', dataFolder)
checkDataFolder(dataFolder)
await ensurePackages()

const command = [process.execPath, ...nodeFlags, '--import', 'tsx', 'scripts/start-application.ts']
// Where this process is killed outright, the kernel kills the application with it, and the application's children in turn.
const setpriv = process.platform === 'linux' && onPath('setpriv')
if (setpriv) command.unshift(setpriv, '--pdeathsig', 'KILL')
const application = spawn(command[0], command.slice(1), { stdio: 'inherit', env: launchEnvironment })

// Ctrl-C reaches both, a signal to this process alone is handed on; the application doesn't mind hearing it twice and decides when it is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => application.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
application.once('error', (error) => stopWith(`应用不能启动：${error.message}`, `The application can't be started: ${error.message}`))
application.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

// npm doesn't pass its own end on: a signal ends its shell only, and kill -9 nothing but npm. Then this process would go on unseen.
if (process.env.npm_lifecycle_event === 'start') {
  const family = ancestors()
  setInterval(() => {
    if (ancestors() !== family) application.kill('SIGTERM')
  }, 500).unref()
}

/** Ids of the shell and of npm above this process; npm's is known on Linux only. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}

// What the commands check before anything else. Plain Node without packages: they may not be installed yet.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Ends the program with one sentence that says what to do, Chinese first. */
export function stopWith(chinese, english) {
  console.error(`✗ ${chinese}\n  ${english}`)
  process.exit(1)
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stopWith(
    `Node.js 版本是 ${process.versions.node}，需要 20.19 或更新版本：请升级 Node.js 后再启动。`,
    `Node.js is ${process.versions.node}, 20.19 or newer is needed: upgrade Node.js and start again.`,
  )
}

export function onPath(program) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : ['']
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, program + ending)
      try {
        accessSync(file, constants.X_OK)
        if (statSync(file).isFile()) return file
      } catch {
        // Not here.
      }
    }
  }
  return undefined
}

/**
 * Refuses a port that can't be had. One that a former start on the same data folder still holds is waited for: a moment, or as long as
 * it says that it is ending (src/runtime/data-lock.ts).
 */
export async function checkPort(port, host, dataFolder) {
  const began = Date.now()
  let free = await tryPort(port, host)
  for (let told = false; free === 'EADDRINUSE'; free = await tryPort(port, host)) {
    const former = holderOf(dataFolder)
    if (!former || Date.now() - began > (former.ending ? 60_000 : 3_000)) break
    if (!told) console.log(`上一次启动的实例（进程 ${former.pid}）还占用端口 ${port}，等待它结束… Process ${former.pid}, started before, still has port ${port}; waiting for it to end …`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  if (free === true) return
  if (free === 'EACCES') {
    stopWith(`没有权限使用端口 ${port}：请用 PORT 换一个大于 1023 的端口。`, `Port ${port} may not be used: choose one above 1023 with PORT.`)
  }
  if (free === 'EADDRNOTAVAIL' || free === 'ENOTFOUND') {
    stopWith(`本机没有地址 ${host}：请改正 HOST。`, `This machine has no address ${host}: correct HOST.`)
  }
  stopWith(`端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个端口。`, `Port ${port} is taken: stop the program that holds it, or choose another one with PORT.`)
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** The running process that has the data folder, if any. */
function holderOf(dataFolder) {
  try {
    const holder = JSON.parse(readFileSync(path.join(dataFolder, 'dabiao.lock'), 'utf8'))
    process.kill(holder.pid, 0)
    return holder
  } catch {
    return undefined
  }
}

/** Tries to write, and leaves nothing behind: neither the probe nor folders that were not there. */
export function checkDataFolder(folder) {
  const probe = path.join(folder, `.write-probe-${process.pid}`)
  try {
    const created = mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    if (created) rmSync(created, { recursive: true })
  } catch (error) {
    stopWith(
      `数据目录 ${folder} 不能写入（${error.code}）：请改正它的权限，或用 DATA_DIR 指定另一个目录。`,
      `The data folder ${folder} can't be written (${error.code}): correct its permissions, or name another one with DATA_DIR.`,
    )
  }
}

/** Installs the packages where they are missing or older than the lock file. */
export async function ensurePackages(progress = console.log) {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  const lock = path.join(root, 'package-lock.json')
  // One second of slack: a checkout writes both within moments.
  if (existsSync(installed) && statSync(installed).mtimeMs + 1000 >= statSync(lock).mtimeMs) return
  progress('安装程序包 Installing packages (npm ci) …')
  const code = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    // a dependency's install script would report to its maker
    env: { ...process.env, IBM_TELEMETRY_DISABLED: 'true' },
  })
  if (code !== 0) {
    stopWith('程序包没有装好（npm ci 失败）：请检查网络和上面的说明，然后重试。', 'The packages were not installed (npm ci failed): check the network and the lines above, then try again.')
  }
}

/** Runs a program in the project's root with its output shown; resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', () => resolve(127))
    child.once('close', (code) => resolve(code ?? 1))
  })
}

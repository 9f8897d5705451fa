import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What `npm start` runs, to its end. */
async function start(settings: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, NODE_ENV: 'test', MONGODB_URI: '', ZEEBE_GRPC_ADDRESS: '', ...settings }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, output }
}

describe('npm start on a machine that lacks something', function () {
  this.timeout(90_000)
  let folder: string
  let taken: Server
  let free: number

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-start-'))
    const [one, two] = [createServer(), createServer()]
    await Promise.all([one, two].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))))
    taken = one
    free = (two.address() as { port: number }).port
    await new Promise((resolve) => two.close(resolve))
  })
  afterEach(async () => {
    await new Promise((resolve) => taken.close(resolve))
    await rm(folder, { recursive: true, force: true })
  })

  /** A PATH with Node and the programs named, nothing else. */
  async function pathWith(...programs: string[]): Promise<string> {
    const bin = path.join(folder, 'bin')
    await mkdir(bin)
    await symlink(process.execPath, path.join(bin, 'node'))
    for (const program of programs) await writeFile(path.join(bin, program), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    return bin
  }

  it('says that the port is taken, and creates nothing', async () => {
    const port = (taken.address() as { port: number }).port
    const { code, output } = await start({ PORT: String(port), DATA_DIR: path.join(folder, 'data') })
    expect(code).to.equal(1)
    expect(output).to.include(`✗ 端口 ${port} 已被占用：请`).and.to.include('PORT')
    expect(await readdir(folder)).to.deep.equal([])
  })

  it('waits for a former start that is ending and still has the port, and says so (K6)', async () => {
    const port = (taken.address() as { port: number }).port
    const data = path.join(folder, 'data')
    await mkdir(data)
    await writeFile(path.join(data, 'dabiao.lock'), JSON.stringify({ pid: process.pid, startMark: 'of a former start', ending: true }))
    setTimeout(() => taken.close(), 5_000)
    const { code, output } = await start({ PORT: String(port), DATA_DIR: data, ENGINE_VERSION: 'latest' })
    expect(output).to.include(`还占用端口 ${port}，等待它结束`)
    // it went on to the next thing that is wrong
    expect(output).to.include('设置 ENGINE_VERSION 不正确')
    expect(code).to.equal(1)
  })

  it('says that the data folder can not be written', async () => {
    await writeFile(path.join(folder, 'data'), 'a file in its place')
    const { code, output } = await start({ PORT: String(free), DATA_DIR: path.join(folder, 'data') })
    expect(code).to.equal(1)
    expect(output).to.include(`✗ 数据目录 ${path.join(folder, 'data')} 不能写入`).and.to.include('DATA_DIR')
  })

  it('says that Maven is missing before anything is fetched', async () => {
    const cache = path.join(folder, 'cache')
    const { code, output } = await start({ PORT: String(free), DATA_DIR: path.join(folder, 'data'), XDG_CACHE_HOME: cache, PATH: await pathWith('cargo') })
    expect(code).to.equal(1)
    expect(output).to.include('✗ 没有找到 Maven（mvn）').and.to.include('请安装 Maven')
    expect((await readdir(folder)).sort()).to.deep.equal(['bin'])
  })

  it('says that there is neither mongod nor cargo before anything is fetched', async () => {
    const cache = path.join(folder, 'cache')
    const env = { PORT: String(free), DATA_DIR: path.join(folder, 'data'), XDG_CACHE_HOME: cache, PATH: await pathWith('mvn'), CARGO_HOME: path.join(folder, 'none') }
    const { code, output } = await start(env)
    expect(code).to.equal(1)
    expect(output).to.include('✗ 没有找到 mongod，也没有找到 cargo：请安装')
    expect((await readdir(folder)).sort()).to.deep.equal(['bin'])
  })

  it('leaves nothing half made when a download fails', async () => {
    const cache = path.join(folder, 'cache')
    const { code, output } = await start({ PORT: String(free), DATA_DIR: path.join(folder, 'data'), XDG_CACHE_HOME: cache, PATH: await pathWith('mvn', 'cargo') })
    expect(code).to.equal(1)
    expect(output).to.include('准备没有完成')
    expect(await readdir(path.join(cache, 'dabiao'))).to.deep.equal([])
  })

  it('names a setting that is wrong', async () => {
    const { code, output } = await start({ PORT: String(free), DATA_DIR: path.join(folder, 'data'), ENGINE_VERSION: 'latest' })
    expect(code).to.equal(1)
    expect(output).to.include('✗ 设置 ENGINE_VERSION 不正确')
  })
})

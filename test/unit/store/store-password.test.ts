import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { startChild } from '../../../src/runtime/child.js'
import { connectStore } from '../../../src/store/connection.js'
import { ensureStore } from '../../../src/store/store-download.js'
import { startStore, type StoreHandle } from '../../../src/store/store-process.js'

describe('password of the store', function () {
  this.timeout(60_000)
  let folder: string
  let running: StoreHandle | undefined
  before(function () {
    // With a store of the operator's there is none to start.
    if (process.env.MONGODB_URI) this.skip()
  })
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-password-'))
  })
  afterEach(async () => {
    await running?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const passwordFile = () => path.join(folder, 'store-password')
  const start = async () => {
    const files = { logFile: path.join(folder, 'store.log'), pidFile: path.join(folder, 'store.json'), passwordFile: passwordFile() }
    running = await startStore({ program: await ensureStore(), dataFolder: path.join(folder, 'store'), ...files })
    return running
  }
  const insert = async (uri: string) => {
    const store = await connectStore(uri)
    await store
      .collection<{ _id: string }>('things')
      .updateOne({ _id: 'kept' }, { $set: { at: 1 } }, { upsert: true })
      .finally(() => store.close())
  }
  const read = async (uri: string) => {
    const store = await connectStore(uri)
    return store
      .collection<{ _id: string }>('things')
      .findOne({ _id: 'kept' })
      .finally(() => store.close())
  }
  const codeOf = (work: Promise<unknown>) => work.then(() => 0, (error: { code?: number }) => error.code)
  const without = (uri: string) => uri.replace(/\/\/[^@]+@/, '//').replace('authSource=admin&', '')

  it('nobody reads, writes or makes users without it, and only the owner of the folder can read it (Z4)', async () => {
    const { mongoUri } = await start()
    await insert(mongoUri)
    expect(await codeOf(read(without(mongoUri)))).to.equal(13)
    expect(await codeOf(insert(without(mongoUri)))).to.equal(13)
    const store = await connectStore(without(mongoUri))
    expect(await codeOf(store.db!.admin().command({ createUser: 'evil', pwd: 'x', roles: ['root'] }))).to.equal(13)
    await store.close()
    expect(await codeOf(read(mongoUri.replace(/:[\w-]+@/, ':wrong-password@')))).to.equal(18)
    expect((await stat(passwordFile())).mode & 0o777).to.equal(0o600)
    expect(await readFile(passwordFile(), 'utf8')).to.match(/^[\w-]{43}$/)
  })

  it('is the same at the next start, and nothing else can be started over it (Z4)', async () => {
    const first = await start()
    await insert(first.mongoUri)
    await first.kill()
    const second = await start()
    expect(second.mongoUri.split('@')[0]).to.equal(first.mongoUri.split('@')[0])
    expect(await read(second.mongoUri)).to.deep.include({ _id: 'kept' })
  })

  it('a folder that was filled before there were passwords keeps its data and gets one (Z4)', async () => {
    const { command, kind } = await ensureStore()
    const [port, given] = await new Promise<[number, { stop(): Promise<void> }]>((resolve, reject) => {
      let open = (_port: number) => {}
      const opened = new Promise<number>((ready) => (open = ready))
      const args = kind === 'mongod' ? ['--dbpath', path.join(folder, 'store'), '--port', '27917', '--bind_ip', '127.0.0.1'] : ['--storage-path', path.join(folder, 'store'), '--port', '0', '--sync-on-commit', '--cache-size', '64M']
      startChild({
        ...{ name: 'store', command, args, env: process.env, logFile: path.join(folder, 'old.log'), pidFile: path.join(folder, 'old.json') },
        onLine: (line) => {
          const found = /listening on \S+:(\d+)/.exec(line)
          if (found) open(Number(found[1]))
          else if (line.includes('Waiting for connections')) open(27_917)
        },
      }).then((child) => opened.then((found) => resolve([found, child])), reject)
    })
    await insert(`mongodb://127.0.0.1:${port}/dabiao?directConnection=true&retryWrites=false`)
    await given.stop()
    const { mongoUri } = await start()
    expect(await read(mongoUri)).to.deep.include({ _id: 'kept' })
    expect(await codeOf(read(without(mongoUri)))).to.equal(13)
  })

  it('a lost or foreign password file is replaced, by whom the folder belongs to, and the data stay (Z4)', async () => {
    const first = await start()
    await insert(first.mongoUri)
    await first.stop()
    for (const lose of [() => rm(passwordFile()), () => writeFile(passwordFile(), 'x'.repeat(43))]) {
      await lose()
      const { mongoUri, stop } = await start()
      expect(await read(mongoUri)).to.deep.include({ _id: 'kept' })
      expect(await codeOf(read(without(mongoUri)))).to.equal(13)
      await stop()
    }
  })
})

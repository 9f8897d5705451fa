import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import pino from 'pino'
import { startChild, type Child } from '../../../src/runtime/child.js'
import { stillRuns, startMarkOf } from '../../../src/runtime/process-identity.js'
import { supervise } from '../../../src/runtime/supervise.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

describe('children', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-child-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const options = (script: string) => ({
    name: 'child',
    command: 'sh',
    args: ['-c', script],
    env: process.env,
    logFile: path.join(folder, 'logs', 'child.log'),
    pidFile: path.join(folder, 'run', 'child.json'),
  })

  it('are written down while they run and forgotten when they end, with what they printed in the log', async () => {
    const child = await startChild(options('echo 你好; exec sleep 60'))
    expect(await readdir(path.join(folder, 'run'))).to.deep.equal(['child.json'])
    await new Promise((resolve) => setTimeout(resolve, 200))
    await child.stop()
    expect((await child.exited).signal).to.equal('SIGTERM')
    expect(await readdir(path.join(folder, 'run'))).to.deep.equal([])
    expect(await readFile(path.join(folder, 'logs', 'child.log'), 'utf8')).to.equal('你好\n')
  })

  it('are killed when they do not stop in time', async () => {
    const child = await startChild(options("trap '' TERM; echo deaf; while true; do sleep 0.05; done"))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await child.stop(300)
    expect((await child.exited).signal).to.equal('SIGKILL')
  })

  it('that can not be started say so', async () => {
    const missing = { ...options(''), command: path.join(folder, 'no-such-program'), args: [] }
    const child = await startChild(missing).catch((error: Error) => error)
    if (child instanceof Error) return expect(child.message).to.include('could not be started')
    expect((await child.exited).code).to.be.greaterThan(0)
    return expect(child.lastLines().join('\n')).to.include('no-such-program')
  })

  it('die with a parent that is killed outright', async function () {
    if (process.platform !== 'linux') this.skip()
    const script = `
      import { startChild } from '${root}src/runtime/child.ts'
      const child = await startChild({ name: 'c', command: 'sleep', args: ['60'], env: process.env, logFile: '${folder}/c.log', pidFile: '${folder}/c.json' })
      console.log(child.pid)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: root })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString().trim())
    const identity = { pid, startMark: (await startMarkOf(pid)) ?? '' }
    expect(await stillRuns(identity)).to.equal(true)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await stillRuns(identity)).to.equal(false)
  })

  it('are started again with back-off when they die, until they are stopped', async () => {
    const starts: number[] = []
    const log = pino({ level: 'silent' })
    const supervised = await supervise<Child>({
      name: 'child',
      log,
      backOff: 30,
      start: async (previous) => {
        starts.push(Date.now())
        expect(previous === undefined).to.equal(starts.length === 1)
        if (starts.length === 2) throw new Error('not yet')
        return startChild(options('exec sleep 60'))
      },
    })
    const first = supervised.current()
    await first.kill()
    while (supervised.current() === first) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(starts).to.have.length(3)
    expect(starts[2]! - starts[1]!).to.be.at.least(55)
    await supervised.stop()
    expect(await startMarkOf(supervised.current().pid)).to.equal(undefined)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(starts).to.have.length(3)
  })
})

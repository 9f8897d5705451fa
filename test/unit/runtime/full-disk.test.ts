import { mkdir, mkdtemp, readFile, rm, symlink, unlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import type { Config } from '../../../src/config.js'
import { openLog } from '../../../src/log.js'
import { appendedLines } from '../../../src/runtime/appended-lines.js'

/** `/dev/full` is a disk without room: each write ends with ENOSPC. Linux. */
describe('a full disk', () => {
  let folder: string
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push(error)
  let others: NodeJS.UncaughtExceptionListener[]
  before(() => {
    others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', note)
  })
  after(() => {
    process.off('uncaughtException', note)
    for (const one of others) process.on('uncaughtException', one)
  })
  beforeEach(async () => {
    uncaught.length = 0
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-full-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('costs log lines and never ends the application (K3)', async () => {
    await mkdir(path.join(folder, 'logs'))
    await symlink('/dev/full', path.join(folder, 'logs', 'application.log'))
    const log = await openLog({ dataDir: folder, log: { level: 'info', to: 'file' } } as Config)
    for (let at = 0; at < 3_000; at++) log.info({ at, text: 'x'.repeat(1_000) }, 'written to a full disk')
    await sleep(100)
    expect(uncaught).to.deep.equal([])
  })

  it('costs lines of a child, which are written again once there is room (K3)', async () => {
    const file = path.join(folder, 'child.log')
    await symlink('/dev/full', file)
    const lines = appendedLines(file, 50)
    for (let at = 0; at < 100; at++) lines.write(`lost ${at}`)
    await sleep(100)
    await unlink(file)
    lines.write('kept')
    await sleep(100)
    lines.end()
    await sleep(50)
    expect(uncaught).to.deep.equal([])
    expect(await readFile(file, 'utf8')).to.equal('kept\n')
  })
})

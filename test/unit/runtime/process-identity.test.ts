import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { endOrphan, readPidFile, writePidFile } from '../../../src/runtime/pid-file.js'
import { startMarkOf, stillRuns } from '../../../src/runtime/process-identity.js'

describe('process identity and pid files', () => {
  let folder: string
  let sleeper: ChildProcess

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-pid-'))
    sleeper = spawn('sleep', ['60'])
    await once(sleeper, 'spawn')
  })
  afterEach(async () => {
    sleeper.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  it('gives the same mark for the same process and none once it ended', async () => {
    const mark = await startMarkOf(sleeper.pid!)
    expect(mark).to.be.a('string')
    expect(await startMarkOf(sleeper.pid!)).to.equal(mark)
    sleeper.kill('SIGKILL')
    await once(sleeper, 'close')
    expect(await startMarkOf(sleeper.pid!)).to.equal(undefined)
  })

  it('ends the orphan that a pid file names, and removes the file', async () => {
    const file = path.join(folder, 'run', 'engine.json')
    await writePidFile(file, sleeper.pid!)
    const closed = once(sleeper, 'close')
    expect(await endOrphan(file)).to.equal(true)
    await closed
    expect(await readdir(path.dirname(file))).to.deep.equal([])
  })

  it('leaves a process alone that merely got the id of a former child', async () => {
    const file = path.join(folder, 'engine.json')
    await writePidFile(file, sleeper.pid!)
    const written = JSON.parse(await readFile(file, 'utf8')) as { pid: number; startMark: string }
    await writeFile(file, JSON.stringify({ ...written, startMark: `${written.startMark}1` }))
    expect(await endOrphan(file)).to.equal(false)
    expect(await stillRuns(written)).to.equal(true)
  })

  it('takes an unreadable or missing pid file for none', async () => {
    const file = path.join(folder, 'engine.json')
    expect(await readPidFile(file)).to.equal(undefined)
    await writeFile(file, '{"pid": 1')
    expect(await readPidFile(file)).to.equal(undefined)
    expect(await endOrphan(file)).to.equal(false)
    expect(await readdir(folder)).to.deep.equal([])
  })
})

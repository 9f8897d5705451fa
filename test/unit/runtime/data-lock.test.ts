import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { lockDataFolder } from '../../../src/runtime/data-lock.js'
import { MissingPrerequisite } from '../../../src/runtime/missing-prerequisite.js'

describe('lock of the data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is refused in Chinese while a running process has it, and free again after', async () => {
    const lock = await lockDataFolder(folder)
    const refusal = await lockDataFolder(folder).catch((error: unknown) => error)
    expect(refusal).to.be.instanceOf(MissingPrerequisite)
    expect((refusal as MissingPrerequisite).chinese).to.include('DATA_DIR').and.to.include(String(process.pid))
    await lock.release()
    expect(await readdir(folder)).to.deep.equal([])
    await (await lockDataFolder(folder)).release()
  })

  it('is taken over from a process that was killed', async () => {
    const gone = spawnSync('true').pid
    await writeFile(path.join(folder, 'dabiao.lock'), JSON.stringify({ pid: gone, startMark: 'earlier' }))
    const lock = await lockDataFolder(folder)
    expect(await readdir(folder)).to.deep.equal(['dabiao.lock'])
    await lock.release()
  })

  it('is waited for while the process that has it ends, and that is said once (K6)', async () => {
    const former = await lockDataFolder(folder)
    await former.ending()
    const said: string[] = []
    setTimeout(() => void former.release(), 4_500)
    const began = Date.now()
    const lock = await lockDataFolder(folder, (chinese) => said.push(chinese))
    expect(Date.now() - began, 'longer than the wait for one that does not say it ends').to.be.above(4_000)
    expect(said).to.deep.equal([`数据目录正被进程 ${process.pid} 使用，等待它结束…`])
    await lock.release()
    expect(await readdir(folder)).to.deep.equal([])
  })

  it('is had by one only of many that ask at once over a stale lock', async () => {
    await writeFile(path.join(folder, 'dabiao.lock'), 'not a lock')
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)))
    expect(results.filter((result) => result.status === 'fulfilled')).to.have.length(1)
  })

  it('says which folder can not be written', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    const refusal = await lockDataFolder(path.join(file, 'below')).catch((error: unknown) => error)
    expect(refusal).to.be.instanceOf(MissingPrerequisite)
    expect((refusal as MissingPrerequisite).chinese).to.include(file)
  })
})

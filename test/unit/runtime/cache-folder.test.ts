import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { fillOnce } from '../../../src/runtime/cache-folder.js'

describe('a folder filled in one step', () => {
  let parent: string
  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'dabiao-cache-'))
  })
  afterEach(() => rm(parent, { recursive: true, force: true }))

  it('appears whole', async () => {
    await fillOnce(path.join(parent, 'engine'), async (work) => {
      await writeFile(path.join(work, 'a'), '')
      expect(await readdir(parent)).to.not.include('engine')
      await writeFile(path.join(work, 'b'), '')
    })
    expect(await readdir(path.join(parent, 'engine'))).to.deep.equal(['a', 'b'])
    expect(await readdir(parent)).to.deep.equal(['engine'])
  })

  it('does not appear at all when filling fails', async () => {
    const error = await fillOnce(path.join(parent, 'engine'), async (work) => {
      await writeFile(path.join(work, 'a'), '')
      throw new Error('network')
    }).catch((reason: Error) => reason)
    expect((error as Error).message).to.equal('network')
    expect(await readdir(parent)).to.deep.equal([])
  })

  it('is filled by the first of two at once; leftovers of killed attempts are removed', async () => {
    const leftover = path.join(parent, '.engine.part-old')
    await mkdir(leftover)
    await utimes(leftover, 1, 1)
    const folder = path.join(parent, 'engine')
    await Promise.all(['x', 'y'].map((name) => fillOnce(folder, (work) => writeFile(path.join(work, name), ''))))
    expect(await readdir(folder)).to.have.length(1)
    expect(await readdir(parent)).to.deep.equal(['engine'])
  })
})

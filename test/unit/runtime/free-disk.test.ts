import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { freeBytes } from '../../../src/runtime/free-disk.js'

describe('free disk', () => {
  it('tells how many bytes may still be written where a folder lies (Z9)', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dabiao-free-'))
    const free = await freeBytes(folder)
    const { blocks, bsize } = await statfs(folder)
    await rm(folder, { recursive: true })
    expect(free).to.be.above(0)
    expect(free).to.be.at.most(blocks * bsize)
  })

  it('says so where the folder is missing, instead of calling the disk full (Z9)', async () => {
    const error = await freeBytes(path.join(tmpdir(), 'dabiao-free-none', 'x')).then(
      () => undefined,
      (e: NodeJS.ErrnoException) => e.code,
    )
    expect(error).to.equal('ENOENT')
  })
})

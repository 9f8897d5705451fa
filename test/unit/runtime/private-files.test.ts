import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { makeFolderPrivate } from '../../../src/runtime/private-files.js'

describe('files of an instance', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-private-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const modeOf = async (...names: string[]) => ((await stat(path.join(folder, ...names))).mode & 0o777).toString(8)

  it('are for the application\'s user alone, those of its children too (Z13)', () => {
    const source = path.resolve('src/runtime/private-files.ts')
    const program = `import { keepFilesPrivate } from ${JSON.stringify(source)}; import { mkdirSync, writeFileSync } from 'node:fs'; import { spawnSync } from 'node:child_process'
      keepFilesPrivate(); mkdirSync('mail'); writeFileSync('mail/letter.eml', 'x'); spawnSync('sh', ['-c', 'mkdir store && echo x > store/data'])`
    const ran = spawnSync(process.execPath, ['--import', path.resolve('node_modules/tsx/dist/loader.mjs'), '--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' })
    expect(ran.status, ran.stderr).to.equal(0)
    return Promise.all([['mail', '700'], ['mail/letter.eml', '600'], ['store', '700'], ['store/data', '600']].map(async ([name, mode]) => expect(await modeOf(name!), name).to.equal(mode)))
  })

  it('of an earlier version are closed at the start (Z13)', async () => {
    const data = path.join(folder, 'data')
    await mkdir(path.join(data, 'mail'), { recursive: true })
    await writeFile(path.join(data, 'sample-accounts.json'), '[]')
    for (const [name, mode] of [['', 0o755], ['mail', 0o755], ['sample-accounts.json', 0o644]] as const) await chmod(path.join(data, name), mode)
    expect(await makeFolderPrivate(data)).to.deep.equal([])
    expect([await modeOf('data'), await modeOf('data', 'mail'), await modeOf('data', 'sample-accounts.json')]).to.deep.equal(['700', '700', '600'])
    await makeFolderPrivate(path.join(folder, 'new'))
    expect(await modeOf('new')).to.equal('700')
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

const module = fileURLToPath(new URL('../../../src/runtime/lost-output.ts', import.meta.url))

/** Prints every 20 ms on both outputs and reports what it did not catch there; ends by itself after a second. */
const talker = (outlive: boolean) => `
  import { outliveLostOutput } from ${JSON.stringify(module)}
  if (${outlive}) outliveLostOutput()
  let uncaught = 0
  process.on('uncaughtException', () => { uncaught += 1 })
  const timer = setInterval(() => { console.log('line'); console.error('line') }, 20)
  setTimeout(() => { clearInterval(timer); process.exit(uncaught === 0 ? 0 : 3) }, 1000)
`

async function exitCodeWithoutReader(outlive: boolean): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', talker(outlive)], { stdio: ['ignore', 'pipe', 'pipe'] })
  await once(child.stdout, 'data')
  child.stdout.destroy()
  child.stderr.destroy()
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

describe('output nobody reads any more', function () {
  this.timeout(30_000)

  it('is lost, and nothing else', async () => {
    expect(await exitCodeWithoutReader(true)).to.equal(0)
  })

  it('would be an error that nobody catches', async () => {
    expect(await exitCodeWithoutReader(false)).to.equal(3)
  })
})

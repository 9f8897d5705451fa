import pino from 'pino'
import { readConfig } from '../config.js'
import { openStore } from '../platform.js'
import { lockDataFolder } from '../runtime/data-lock.js'
import { MissingPrerequisite } from '../runtime/missing-prerequisite.js'
import { connectStore, createIndexes } from '../store/connection.js'
import { rebuildProjections } from './rebuild.js'

/** `npm run rebuild-projections`: with the application stopped, makes the projections again from the records the store keeps. */
async function main(): Promise<void> {
  const config = readConfig()
  const log = pino({ level: 'warn' }, pino.destination(2))
  const lock = await lockDataFolder(config.dataDir)
  try {
    const running = await openStore(config, log)
    try {
      const store = await connectStore(running.address)
      await createIndexes(store)
      const { records, documents, corrected } = await rebuildProjections(store, log)
      const total = Object.values(corrected).reduce((sum, one) => sum + one, 0)
      console.log(`✓ 已由 ${records} 条引擎记录重建 ${documents} 份投影，更正 ${total} 份。`)
      console.log(`  Rebuilt ${documents} projections from ${records} records of the engine, corrected ${total}: ${JSON.stringify(corrected)}`)
      await store.close()
    } finally {
      await running.stop()
    }
  } finally {
    await lock.release()
  }
}

main().catch((error: unknown) => {
  if (error instanceof MissingPrerequisite) console.error(`✗ ${error.chinese}\n  ${error.english}`)
  else console.error('✗ 重建失败 Rebuild failed:', error)
  process.exitCode = 1
})

import { openApplication } from './application.js'
import { readConfig } from './config.js'
import { openLog } from './log.js'
import { lockDataFolder } from './runtime/data-lock.js'
import { outliveLostOutput } from './runtime/lost-output.js'
import { keepFilesPrivate, makeFolderPrivate } from './runtime/private-files.js'
import { MissingPrerequisite } from './runtime/missing-prerequisite.js'

/** Starts the application and keeps it until a signal; the process ends with 0 after an orderly stop, 1 when it could not start. */
async function main(): Promise<void> {
  outliveLostOutput()
  const config = readConfig()
  keepFilesPrivate()
  const lock = await lockDataFolder(config.dataDir, (chinese, english) => console.log(`${chinese} ${english}`))
  const openToOthers = await makeFolderPrivate(config.dataDir)
  const log = await openLog(config)
  if (openToOthers.length > 0) log.warn({ folders: openToOthers }, 'these belong to another user and may be readable by others: give them to the user that runs the application')
  const began = Date.now()
  const opening = openApplication(config, log)
  let stopping: Promise<void> | undefined
  const stop = (exitCode: number): Promise<void> => {
    stopping ??= (async () => {
      await lock.ending().catch(() => undefined)
      // A start under way is let finish first: only then is known what there is to stop.
      const application = await opening.catch(() => undefined)
      await application?.stop()
      await lock.release()
      process.exit(exitCode)
    })()
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping) console.log('正在停止 Stopping …')
      void stop(0)
    })
  }
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught')
    console.error(error)
    void stop(1)
  })
  // A client library that loses its connection may reject where nobody listens; the work itself is repeated elsewhere.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))

  try {
    const application = await opening
    if (!stopping) console.log(application.greeting(Date.now() - began))
  } catch (error) {
    if (stopping) return
    await lock.release()
    throw error
  }
}

main().catch((error: unknown) => {
  if (error instanceof MissingPrerequisite) console.error(`✗ ${error.chinese}\n  ${error.english}`)
  else console.error('✗ 启动失败 Start failed:', error)
  process.exit(1)
})

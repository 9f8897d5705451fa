import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder, fillOnce } from '../runtime/cache-folder.js'
import { MissingPrerequisite } from '../runtime/missing-prerequisite.js'
import { onPath } from '../runtime/on-path.js'
import { runLogged } from '../runtime/run-logged.js'

/** The last line of the engine that an authority may run in production without a Camunda licence. */
export const defaultEngineVersion = '8.5.8'

/** The engine version asked for by ENGINE_VERSION. */
export function engineVersion(): string {
  return process.env.ENGINE_VERSION || defaultEngineVersion
}

/** Folder of the unpacked distribution, or undefined where it is not there yet. */
export async function findEngine(version: string): Promise<string | undefined> {
  const folder = engineFolder(version)
  const names = await readdir(folder).catch(() => [])
  const home = names.find((name) => name.startsWith('camunda-zeebe'))
  return home ? path.join(folder, home) : undefined
}

/** Finds the distribution or fetches it with Maven, once per user. */
export async function ensureEngine(version: string, progress: (line: string) => void = () => {}): Promise<string> {
  const found = await findEngine(version)
  if (found) return found
  const maven = await needMaven()
  await fillOnce(engineFolder(version), async (workFolder) => {
    await runLogged(
      maven,
      [
        '--batch-mode',
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack',
        `-Dartifact=io.camunda:camunda-zeebe:${version}:tar.gz`,
        `-DoutputDirectory=${workFolder}`,
      ],
      { cwd: workFolder },
      progress,
    )
    // Run without a project, the plugin leaves its marker files under this literal name.
    await rm(path.join(workFolder, '${project.basedir}'), { recursive: true, force: true })
  })
  const home = await findEngine(version)
  if (!home) throw new Error(`no distribution in ${engineFolder(version)} although Maven reported success`)
  return home
}

/** The path of Maven; throws where it is not installed. */
export async function needMaven(): Promise<string> {
  const maven = await onPath('mvn')
  if (maven) return maven
  throw new MissingPrerequisite(
    '没有找到 Maven（mvn）：流程引擎要用它下载，请安装 Maven 后再启动，或者用 ZEEBE_GRPC_ADDRESS 指定已有的引擎。',
    'Maven (mvn) was not found and is needed to fetch the engine: install it and start again, or name an engine with ZEEBE_GRPC_ADDRESS.',
  )
}

function engineFolder(version: string): string {
  return path.join(cacheFolder(), `zeebe-${version}`)
}

import { access, constants, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { cacheFolder, fillOnce } from '../runtime/cache-folder.js'
import { MissingPrerequisite } from '../runtime/missing-prerequisite.js'
import { onPath } from '../runtime/on-path.js'
import { runLogged } from '../runtime/run-logged.js'
import type { StoreProgram } from './store-process.js'

/** The release tried with this application; another one is a deliberate change. */
export const secantusVersion = '0.5.3-beta.193'

/** The store that can be started at once: `mongod` on the PATH, else SecantusDB where it was built before. */
export async function findStore(): Promise<StoreProgram | undefined> {
  const mongod = process.env.DABIAO_STORE === 'secantus' ? undefined : await onPath('mongod')
  if (mongod) return { kind: 'mongod', command: mongod }
  const command = path.join(secantusFolder(), 'bin', 'secantusd-rs')
  return (await access(command, constants.X_OK).then(() => true, () => false)) ? { kind: 'secantus', command } : undefined
}

/** Finds the store or builds SecantusDB from its source package, once per user (about four minutes on two cores). */
export async function ensureStore(progress: (line: string) => void = () => {}): Promise<StoreProgram> {
  const found = await findStore()
  if (found) return found
  const cargo = await needCargo()
  await fillOnce(secantusFolder(), async (workFolder) => {
    // Built inside the work folder, so that a killed build leaves nothing elsewhere.
    const target = path.join(workFolder, 'target')
    await runLogged(
      cargo,
      ['install', `secantus-mdb@${secantusVersion}`, '--locked', '--ignore-rust-version', '--root', workFolder],
      { env: { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16', CARGO_TERM_COLOR: 'never', CARGO_TARGET_DIR: target } },
      progress,
    )
    await rm(target, { recursive: true, force: true })
  })
  const built = await findStore()
  if (!built) throw new Error(`secantusd-rs is missing in ${secantusFolder()} although cargo reported success`)
  return built
}

/** The path of cargo; throws where neither it nor `mongod` is installed. */
export async function needCargo(): Promise<string> {
  const cargo = (await onPath('cargo')) ?? (await installedCargo())
  if (cargo) return cargo
  throw new MissingPrerequisite(
    '没有找到 mongod，也没有找到 cargo：请安装 MongoDB 或 Rust 工具链后再启动，或者用 MONGODB_URI 指定已有的数据库。',
    'Neither mongod nor cargo was found: install MongoDB or the Rust toolchain and start again, or name a database with MONGODB_URI.',
  )
}

/** rustup puts cargo here; shells opened before its installation don't have it on their PATH. */
async function installedCargo(): Promise<string | undefined> {
  const command = path.join(process.env.CARGO_HOME || path.join(os.homedir(), '.cargo'), 'bin', 'cargo')
  return (await access(command, constants.X_OK).then(() => true, () => false)) ? command : undefined
}

function secantusFolder(): string {
  return path.join(cacheFolder(), `secantus-${secantusVersion}`)
}

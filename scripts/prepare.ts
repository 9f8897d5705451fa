// What tests and start fetch or build beforehand: `tsx scripts/prepare.ts engine store web`.
import { ensureEngine, engineVersion } from '../src/engine/engine-download.js'
import { findJavaHome } from '../src/engine/engine-java.js'
import { runLogged } from '../src/runtime/run-logged.js'
import { ensureStore } from '../src/store/store-download.js'
import { webIsCurrent } from './web-build.js'

const steps: Record<string, () => Promise<unknown>> = {
  engine: async () => [await findJavaHome(), await ensureEngine(engineVersion())],
  store: async () => process.env.MONGODB_URI ?? ensureStore(),
  web: async () => webIsCurrent() || runLogged('npm', ['run', 'build'], { env: { ...process.env, NODE_ENV: 'production' } }),
}

await Promise.all(process.argv.slice(2).map((name) => steps[name]?.()))

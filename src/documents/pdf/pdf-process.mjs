// A process of its own does not take over the TypeScript loader of the one that starts it.
import { register } from 'tsx/esm/api'

register()
await import('./pdf-process.ts')

// The process that reads one workbook starts without the TypeScript loader of the application.
import { register } from 'tsx/esm/api'

register()
await import('./spreadsheet-process.ts')

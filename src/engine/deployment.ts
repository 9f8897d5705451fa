import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A model, decision table or form as the engine takes it. */
export interface EngineResource {
  name: string
  content: Buffer
}

export interface DeployedResource {
  kind: 'process' | 'decision' | 'form'
  id: string
  key: string
  version: number
}

const deployable = new Set(['.bpmn', '.dmn', '.form'])

/** Reads every model, decision table and form under a folder, in the order of their names. */
export async function readResources(folder: string): Promise<EngineResource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && deployable.has(extname(entry.name))).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.sort().map(async (file) => ({ name: file.slice(folder.length).replace(/^[\\/]/, ''), content: await readFile(file) })))
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A short text made once and kept in a file that only its owner can read; one that is missing or doesn't match is made anew. */
export async function keptText(file: string, pattern: RegExp, make: () => string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (pattern.test(kept)) return kept
  const text = make()
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return text
}

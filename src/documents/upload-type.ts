import type { Readable } from 'node:stream'
import { fileTypeFromBuffer, fileTypeFromStream } from 'file-type'

/** Kinds of file that may be handed in: what the bytes are → extensions the name may have. */
export const uploadTypes: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
}

/** How many first bytes tell every type but those kept in a zip file. */
export const headBytes = 4_200

/** What the first bytes say: an allowed type, `zip` where only the whole file can tell, or undefined. */
export async function typeOfHead(head: Buffer): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head)
  if (!found) return undefined
  if (found.mime in uploadTypes && !found.mime.includes('openxmlformats')) return found.mime
  return head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ? 'zip' : undefined
}

/** What the whole file is, if it may be handed in. */
export async function typeOfWhole(stream: Readable): Promise<string | undefined> {
  try {
    const found = await fileTypeFromStream(stream as never)
    return found && found.mime in uploadTypes ? found.mime : undefined
  } catch {
    return undefined
  } finally {
    stream.destroy()
  }
}

/** True when the name's extension is one of that type. */
export function nameFits(name: string, type: string): boolean {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return uploadTypes[type]?.includes(extension) ?? false
}

/** The last part of whatever path a browser sent, without control characters and signs that mean something to a file system. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = [...last.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim()]
  if (clean.length <= 120) return clean.join('')
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(last)?.[0] ?? ''
  return clean.slice(0, 120 - extension.length).join('') + extension
}

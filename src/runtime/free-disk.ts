import { statfs } from 'node:fs/promises'

/**
 * Bytes that this process may still write where `folder` lies. What the file system keeps back for root does not count.
 * Rejects when the folder does not exist.
 */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

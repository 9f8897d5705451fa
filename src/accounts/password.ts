import { randomBytes } from 'node:crypto'
import argon2 from 'argon2'
import { Refusal } from '../domain/errors.js'

/** argon2id, 19 MiB, two passes: the least OWASP names, so that a busy morning of sign-ins fits a small office's machine. */
const settings = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Shortest password. Characters. */
export const leastPasswordLength = 10

/** @throws Refusal `password.too-short` (422). */
export async function hashPassword(password: string): Promise<string> {
  if ([...password].length < leastPasswordLength) throw new Refusal('password.too-short', 422, { least: leastPasswordLength })
  return argon2.hash(password.normalize('NFKC'), settings)
}

let nobody: Promise<string> | undefined

/** Checks a password; without a hash (unknown user) it takes as long and says no. */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  nobody ??= argon2.hash(randomBytes(16).toString('hex'), settings)
  const right = await argon2.verify(hash ?? (await nobody), password.normalize('NFKC'))
  return hash !== undefined && right
}

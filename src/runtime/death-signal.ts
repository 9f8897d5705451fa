import { onPath } from './on-path.js'

/** The same command wrapped so that, on Linux, the kernel kills it when this process dies; unchanged elsewhere. */
export async function dyingWithParent(command: string, args: string[]): Promise<[command: string, args: string[]]> {
  const setpriv = process.platform === 'linux' ? await onPath('setpriv') : undefined
  return setpriv ? [setpriv, ['--pdeathsig', 'KILL', command, ...args]] : [command, args]
}

import type { Role } from '../domain/role.js'
import { HttpClient } from './http-client.js'

export interface SampleAccountRow {
  username: string
  password: string
  displayName: string
  role: Role
  regionCode: string
}

/** Somebody of the sample region, signed in. */
export interface Player {
  username: string
  displayName: string
  role: Role
  client: HttpClient
}

/** The people of a sample instance; each signs in when first needed. */
export class Cast {
  readonly #players = new Map<string, Promise<Player>>()

  private constructor(
    readonly baseUrl: string,
    readonly accounts: SampleAccountRow[],
    readonly patience: number,
  ) {}

  static async of(baseUrl: string, patience = 0): Promise<Cast> {
    const { items } = (await new HttpClient(baseUrl, patience).get('/api/sample/accounts')) as { items: SampleAccountRow[] }
    return new Cast(baseUrl, items, patience)
  }

  player(username: string): Promise<Player> {
    const known = this.#players.get(username)
    if (known) return known
    const account = this.accounts.find((one) => one.username === username)
    if (!account) throw new Error(`the sample instance has no account ${username}`)
    const client = new HttpClient(this.baseUrl, this.patience)
    const player = client.signIn(account.username, account.password).then(() => ({ username, displayName: account.displayName, role: account.role, client }))
    this.#players.set(username, player)
    return player
  }

  office(role: 'officer' | 'secretary' | 'leader', regionCode: string): Promise<Player> {
    return this.player(`${role}-${regionCode}`)
  }
}

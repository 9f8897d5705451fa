import { computed, reactive } from 'vue'
import { api, onSession, setCsrfToken } from '@/api/client'
import type { Answer } from '@/api/typed'
import type { Account, Instance, Reference, RegulationPack, SessionAnswer } from '@/api/types'
import { setClock } from '@/live/clock'

interface State {
  ready: boolean
  account: Account | null
  instance: Instance
  /** The server forgot the session while a page was open: the page stays, and asks to sign in again. */
  lost: boolean
}

export const session = reactive<State>({
  ready: false,
  account: null,
  instance: { sample: false, production: false, needsFirstAdministrator: false, enginePaused: false, clock: '', version: '' },
  lost: false,
})

export const account = computed(() => session.account)
export const role = computed(() => session.account?.role)

function take(answer: SessionAnswer): SessionAnswer {
  setCsrfToken(answer.csrfToken)
  session.instance = answer.instance
  if (answer.instance.clock) setClock(answer.instance.clock)
  return answer
}

export async function loadSession(): Promise<void> {
  const answer = take(await api.get('/api/session'))
  session.account = answer.account
  session.ready = true
}

/** What the instance says of itself, again. */
export async function refreshInstance(): Promise<void> {
  take(await api.get('/api/session'))
}

/** A fresh token, and the account again; a page whose session ended keeps what is typed. */
async function refresh(): Promise<void> {
  const answer = take(await api.get('/api/session'))
  if (session.account && !answer.account) session.lost = true
  else session.account = answer.account
}

export async function signIn(username: string, password: string): Promise<void> {
  const answer = take(await api.post('/api/session', { username, password }))
  if (!answer.account) throw new Error('the server signed nobody in')
  session.account = answer.account
  session.lost = false
}

export async function signOut(): Promise<void> {
  await api.remove('/api/session')
  session.account = null
  session.lost = false
  await loadSession()
}

onSession({
  lost: () => {
    if (session.account) session.lost = true
  },
  refresh,
})

/** The pack follows src/domain/ports.ts; the API sends it as the file has it. */
const referenceOf = (answer: Answer<'/api/reference'>): Reference => ({ ...answer, pack: answer.pack as unknown as RegulationPack })

let referenceAsked: Promise<Reference> | undefined
/** Regulation pack, regions and standards; asked once. */
export function reference(): Promise<Reference> {
  referenceAsked ??= api.get('/api/reference').then(referenceOf).catch((error: unknown) => {
    referenceAsked = undefined
    throw error
  })
  return referenceAsked
}

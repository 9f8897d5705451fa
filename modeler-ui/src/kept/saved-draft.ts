import { ref } from 'vue'
import { forgetHere, isRecord, keepHere, readHere } from './kept-here'

type Content = Record<string, unknown>

/**
 * `conflict`: saved elsewhere meanwhile, the person chooses. `ended`: it was handed in or thrown away elsewhere, the person takes what is
 * typed here on as a new draft or lets it go.
 */
export type DraftState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict' | 'ended'

export interface StoredDraft {
  version: number
  content: unknown
  savedAt?: string
}
/** What the server's answer to a failed save means for the draft. */
export interface SaveFailure {
  sentence: string
  /** Saved elsewhere: what is stored there. */
  stored?: StoredDraft
  ended?: boolean
  /** Worth another try by itself: no connection, or a passing failure of the server. */
  passing?: boolean
}
export interface DraftPlace {
  /** Key in this browser's storage. */
  key: string
  /** Content as it stands on the page; plain data of its own. */
  current: () => Content
  /** Puts content on the page; `undefined` is the blank form. */
  replace: (content: Content | undefined) => void
  save: (version: number, content: Content) => Promise<{ version: number; savedAt: string }>
  failureOf: (error: unknown) => SaveFailure
}
interface Local {
  version: number
  content: Content
}
const isLocal = (found: unknown): boolean => isRecord(found) && typeof found.version === 'number' && isRecord(found.content)

/** Milliseconds between a change and its save, and between a save that failed in passing and the next try. */
const pause = 1_000
const retry = 10_000

/** A draft that is never lost: kept in this browser at every change, on the server a second later. */
export function createSavedDraft(place: DraftPlace) {
  const state = ref<DraftState>('clean')
  const savedAt = ref('')
  const problem = ref('')
  let version = 0
  let other: StoredDraft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Handed in: nothing is saved any more, lest the draft come back. */
  let over = false

  /** Starts from what the server has; what this browser still holds goes before it. True where there was nothing at all. */
  function begin(stored: StoredDraft | undefined): boolean {
    version = stored?.version ?? 0
    savedAt.value = stored?.savedAt ?? ''
    const local = readHere<Local>(place.key, isLocal)
    if (local) {
      place.replace(local.content)
      if (local.version === version) schedule(0)
      else if (stored) conflict(stored)
      else state.value = 'ended'
    } else if (isRecord(stored?.content)) {
      place.replace(stored.content)
      state.value = 'saved'
    } else return true
    return false
  }

  function changed(): void {
    if (over) return
    keepHere(place.key, { version, content: place.current() } satisfies Local)
    if (state.value === 'conflict' || state.value === 'ended') return
    schedule(pause)
  }

  function schedule(milliseconds: number): void {
    state.value = state.value === 'saving' ? 'saving' : 'unsaved'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }

  function conflict(stored: StoredDraft): void {
    other = stored
    state.value = 'conflict'
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (over || (state.value !== 'unsaved' && state.value !== 'failed')) return
    state.value = 'saving'
    const sent = place.current()
    try {
      const answer = await place.save(version, sent)
      version = answer.version
      savedAt.value = answer.savedAt
      problem.value = ''
      if (over) return
      if (JSON.stringify(sent) === JSON.stringify(place.current())) {
        forgetHere(place.key)
        state.value = 'saved'
      } else {
        state.value = 'unsaved'
        changed()
      }
    } catch (error) {
      if (!over) failed(place.failureOf(error))
    }
  }

  function failed({ sentence, stored, ended, passing }: SaveFailure): void {
    problem.value = sentence
    if (stored) return conflict(stored)
    state.value = ended ? 'ended' : 'failed'
    if (ended || !passing) return
    timer = setTimeout(() => void save(), retry)
  }

  /** Ends a conflict or an ended draft: goes on with what is on this page (`mine`), or with what there is elsewhere. */
  function settle(mine: boolean): void {
    // under an ended draft there is nothing: what goes on is a new one
    version = other?.version ?? 0
    const theirs = other?.content
    other = undefined
    problem.value = ''
    state.value = 'unsaved'
    if (mine) return changed()
    forgetHere(place.key)
    place.replace(isRecord(theirs) ? theirs : undefined)
    state.value = theirs === undefined ? 'clean' : 'saved'
  }

  /** It was handed in: nothing is kept any more. */
  function finish(): void {
    over = true
    clearTimeout(timer)
    forgetHere(place.key)
    state.value = 'clean'
  }

  /** True while something typed is not on the server. */
  const unsent = () => ['unsaved', 'saving', 'failed', 'conflict'].includes(state.value)

  return { state, savedAt, problem, begin, changed, save, settle, finish, unsent }
}
export type SavedDraft = ReturnType<typeof createSavedDraft>

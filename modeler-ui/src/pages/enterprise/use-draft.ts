import { onBeforeUnmount, onMounted, reactive, ref } from 'vue'
import { api } from '@/api/client'
import { ApiError, sentenceOf } from '@/api/errors'
import { session } from '@/session/store'
import type { Content } from '@/fields/field'

interface Stored {
  version: number
  content: Content | null
  savedAt?: string
}

/**
 * A form that is never lost: kept in this browser at every change and on the server a second later. When another window
 * saved in between, the person chooses which one goes on.
 */
export function useDraft(kind: 'self-evaluation' | 'application', blank: () => Content) {
  const address = `/api/enterprise/drafts/${kind}`
  const localKey = `dabiao.draft.${kind}.${session.account?.accountId ?? ''}`
  const content = reactive<Content>(blank())
  const state = ref<'loading' | 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'>('loading')
  const savedAt = ref('')
  const problem = ref('')
  const other = ref<Stored>()
  let version = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let fresh = true
  /** Handed in: nothing is saved any more, lest the draft come back. */
  let over = false

  function take(next: Content): void {
    for (const key of Object.keys(content)) delete content[key]
    Object.assign(content, blank(), structuredClone(next))
  }

  async function load(): Promise<boolean> {
    try {
      const stored = await api.get<Stored>(address)
      version = stored.version ?? 0
      savedAt.value = stored.savedAt ?? ''
      const local = JSON.parse(localStorage.getItem(localKey) ?? 'null') as { version: number; content: Content } | null
      if (local) {
        take(local.content)
        fresh = false
        state.value = 'unsaved'
        if (local.version !== version && stored.content) {
          other.value = stored
          state.value = 'conflict'
        } else schedule()
      } else if (stored.content) {
        take(stored.content)
        fresh = false
        state.value = 'saved'
      } else state.value = 'saved'
      return fresh
    } catch (error) {
      problem.value = sentenceOf(error)
      state.value = 'failed'
      return false
    }
  }

  const plain = () => JSON.parse(JSON.stringify(content)) as Content
  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), 1000)
  }
  function changed(): void {
    if (over) return
    localStorage.setItem(localKey, JSON.stringify({ version, content: plain() }))
    if (state.value === 'conflict') return
    state.value = 'unsaved'
    schedule()
  }
  async function save(): Promise<void> {
    clearTimeout(timer)
    if (over) return
    if (state.value !== 'unsaved' && state.value !== 'failed') return
    state.value = 'saving'
    const sent = plain()
    try {
      const answer = await api.put<{ version: number; savedAt: string }>(address, { version, content: sent })
      version = answer.version
      savedAt.value = answer.savedAt
      problem.value = ''
      if (JSON.stringify(sent) === JSON.stringify(plain())) {
        localStorage.removeItem(localKey)
        state.value = 'saved'
      } else changed()
    } catch (error) {
      problem.value = sentenceOf(error)
      if (error instanceof ApiError && error.code === 'draft.changed-elsewhere') {
        other.value = ((error.details.stored ?? error.details) as Stored) ?? undefined
        state.value = 'conflict'
      } else {
        state.value = 'failed'
        timer = setTimeout(() => void save(), 10_000)
      }
    }
  }
  /** Goes on with what is on this page (`mine`) or with what was saved elsewhere. */
  function settle(mine: boolean): void {
    version = other.value?.version ?? version
    if (!mine && other.value?.content) {
      take(other.value.content)
      localStorage.removeItem(localKey)
      state.value = 'saved'
    } else {
      state.value = 'unsaved'
      schedule()
    }
    other.value = undefined
  }
  /** The form was handed in: the draft has done its work. */
  async function discard(): Promise<void> {
    over = true
    clearTimeout(timer)
    localStorage.removeItem(localKey)
    state.value = 'saved'
    await api.remove(address).catch(() => undefined)
  }
  const leaving = (event: BeforeUnloadEvent) => {
    if (state.value === 'unsaved' || state.value === 'failed') event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', leaving))
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', leaving)
    void save()
  })
  return { content, state, savedAt, problem, load, changed, save, settle, discard }
}

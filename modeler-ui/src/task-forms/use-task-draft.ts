import { onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { ApiError, sentenceOf } from '@/api/errors'
import { tasks } from '@/api/tasks'
import type { TaskView } from '@/api/types'
import { online } from '@/live/events'
import { session } from '@/session/store'

export type DraftState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict'

interface Local {
  version: number
  content: Record<string, unknown>
}

/**
 * What is typed into a task's form: kept in this browser at every change and on the server a second later. Saved elsewhere in
 * between: the person says which one goes on.
 */
export function useTaskDraft(taskKey: string) {
  const key = `dabiao.task.${session.account?.accountId ?? ''}.${taskKey}`
  const content = shallowRef<Record<string, unknown>>({})
  const state = ref<DraftState>('clean')
  const savedAt = ref('')
  const problem = ref('')
  /** Grows when the content was replaced from outside the form, which then starts anew from it. */
  const turn = ref(0)
  let version = 0
  let other: TaskView['draft'] = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  function begin(stored: TaskView['draft']): void {
    version = stored?.version ?? 0
    savedAt.value = stored?.savedAt ?? ''
    const local = readLocal(key)
    if (local) {
      content.value = local.content
      if (stored && local.version !== stored.version) {
        other = stored
        state.value = 'conflict'
      } else schedule(0)
    } else if (stored?.content && typeof stored.content === 'object') {
      content.value = stored.content as Record<string, unknown>
      state.value = 'saved'
    }
    turn.value++
  }

  function change(next: Record<string, unknown>): void {
    if (over) return
    content.value = next
    localStorage.setItem(key, JSON.stringify({ version, content: next } satisfies Local))
    if (state.value === 'conflict') return
    state.value = 'unsaved'
    schedule(1000)
  }

  function schedule(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (over || state.value === 'conflict' || state.value === 'saving') return
    const sent = content.value
    state.value = 'saving'
    try {
      const answer = await tasks.saveDraft(taskKey, version, sent)
      version = answer.version
      savedAt.value = answer.savedAt
      problem.value = ''
      if (over) return
      if (content.value === sent) {
        localStorage.removeItem(key)
        state.value = 'saved'
      } else change(content.value)
    } catch (error) {
      problem.value = sentenceOf(error)
      if (error instanceof ApiError && error.code === 'draft.changed-elsewhere') {
        other = (error.details.stored ?? error.details) as TaskView['draft']
        state.value = 'conflict'
      } else {
        state.value = 'failed'
        // A refusal would be repeated word for word; only a missing connection is worth another try by itself.
        if (error instanceof ApiError && (error.offline || error.status >= 500)) schedule(10_000)
      }
    }
  }

  function settle(mine: boolean): void {
    version = other?.version ?? version
    state.value = 'unsaved'
    if (mine || !other) {
      change(content.value)
    } else {
      localStorage.removeItem(key)
      content.value = (other.content ?? {}) as Record<string, unknown>
      state.value = 'saved'
      turn.value++
    }
    other = null
  }

  /** The task was completed: nothing is kept any more. */
  function finish(): void {
    over = true
    clearTimeout(timer)
    localStorage.removeItem(key)
  }

  watch(online, (back) => {
    if (back && state.value === 'failed') schedule(0)
  })
  const leaving = (event: BeforeUnloadEvent) => {
    if (state.value === 'unsaved' || state.value === 'failed') event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', leaving))
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', leaving)
    if (state.value === 'unsaved') void save()
  })

  return { content, state, savedAt, problem, turn, begin, change, save, settle, finish }
}

function readLocal(key: string): Local | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Local | null
    return found && typeof found.content === 'object' ? found : undefined
  } catch {
    return undefined
  }
}

import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowReactive, watch } from 'vue'
import { ApiError, sentenceOf } from '@/api/errors'
import { tasks, type ScoreChange } from '@/api/tasks'
import type { ScoredItem, ScoringSheet } from '@/api/types'
import { calmly, online, useEvents } from '@/live/events'
import { forgetHere, isRecord, keepHere, readHere } from '@/kept/kept-here'
import { session } from '@/session/store'
import { groupsOf, overlay, problemOf, totalsOf, type Typed } from './score-queue'

const batch = 100

/**
 * A scoring sheet that loses nothing: each change is at once in this browser's storage and a moment later on the server; without a
 * connection it waits and is sent when there is one. An item somebody else changed meanwhile is shown for a decision.
 */
export function useScoringSheet(caseId: string, round: number) {
  const key = `dabiao.scoring.${session.account?.accountId ?? ''}.${caseId}.${round}`
  const stored = shallowReactive(new Map<string, ScoredItem>())
  const typed = reactive(new Map(readHere<[string, Typed][]>(key, isQueue)))
  const conflicts = shallowReactive(new Map<string, ScoredItem>())
  const refused = reactive(new Map<string, string>())
  const sheet = ref<Pick<ScoringSheet, 'standard' | 'kind'>>()
  const state = ref<'saved' | 'waiting' | 'sending' | 'offline' | 'closed'>('saved')
  const problem = ref('')
  const loadError = ref('')
  const loaded = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  /** Others changed something while this person's own was on its way. */
  let stale = false
  const scorers = ref<Record<string, string>>({})
  const alsoHere = ref<string[]>([])

  const order = computed(() => [...stored.keys()])
  const itemOf = (itemId: string) => overlay(stored.get(itemId)!, typed.get(itemId))
  const items = computed(() => order.value.map(itemOf))
  const groups = computed(() => groupsOf([...stored.values()]))
  const totals = computed(() => totalsOf(items.value))
  const unsent = computed(() => typed.size)

  async function load(): Promise<void> {
    try {
      const answer = await tasks.sheet(caseId, round)
      // read while something of this person's was being written: neither before nor after it
      if (state.value === 'sending') {
        stale = true
        return
      }
      sheet.value = { standard: answer.standard, kind: answer.kind }
      scorers.value = answer.scorers
      alsoHere.value = answer.alsoHere
      for (const item of answer.items) take(item)
      for (const itemId of typed.keys()) if (!stored.has(itemId)) typed.delete(itemId)
      loadError.value = ''
      loaded.value = true
      if (typed.size > 0) schedule(300)
    } catch (error) {
      loadError.value = sentenceOf(error)
    }
  }

  /** An item as stored now. What this person typed over an older version is shown beside it for a decision. */
  function take(item: ScoredItem): void {
    const known = stored.get(item.itemId)
    if (known && known.version >= item.version) return
    if (known && typed.has(item.itemId)) conflicts.set(item.itemId, item)
    else stored.set(item.itemId, item)
  }

  function change(itemId: string, part: Typed): void {
    typed.set(itemId, { ...typed.get(itemId), ...part })
    refused.delete(itemId)
    keep()
    if (!conflicts.has(itemId)) schedule(900)
  }
  function keep(): void {
    if (typed.size === 0) forgetHere(key)
    else keepHere(key, [...typed])
  }
  function schedule(milliseconds: number): void {
    if (state.value === 'sending' || state.value === 'closed') return
    state.value = online.value ? 'waiting' : 'offline'
    clearTimeout(timer)
    timer = setTimeout(() => void send(), milliseconds)
  }

  /** Changes that can go now: sound, not in conflict, not refused as they are. */
  function ready(): ScoreChange[] {
    const changes: ScoreChange[] = []
    for (const [itemId, part] of typed) {
      const before = stored.get(itemId)
      if (!before || conflicts.has(itemId) || refused.has(itemId) || problemOf(overlay(before, part))) continue
      changes.push({ itemId, version: before.version, ...part })
      if (changes.length === batch) break
    }
    return changes
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (state.value === 'sending' || state.value === 'closed') return
    const changes = ready()
    if (changes.length === 0) {
      state.value = typed.size > 0 ? 'waiting' : 'saved'
      return
    }
    if (!online.value) {
      state.value = 'offline'
      return
    }
    state.value = 'sending'
    const sent = new Map(changes.map(({ itemId }) => [itemId, typed.get(itemId)]))
    let wait = 0
    try {
      const answer = await tasks.score(caseId, round, changes)
      tries = 0
      problem.value = ''
      for (const item of answer.items) {
        stored.set(item.itemId, item)
        settleSent(item.itemId, sent.get(item.itemId))
      }
      for (const conflict of answer.conflicts) conflicts.set(conflict.itemId, conflict.stored)
    } catch (error) {
      wait = failed(error, changes)
    }
    if ((state.value as string) === 'closed') return
    state.value = typed.size === 0 ? 'saved' : tries > 0 ? 'offline' : 'waiting'
    keep()
    if (stale) {
      stale = false
      void load()
    }
    if (ready().length > 0 && state.value !== 'saved') schedule(wait || 200)
  }

  /** Forgets what was sent; what was typed since stays and goes next. */
  function settleSent(itemId: string, sent: Typed | undefined): void {
    if (typed.get(itemId) === sent || JSON.stringify(typed.get(itemId)) === JSON.stringify(sent)) typed.delete(itemId)
  }

  function failed(error: unknown, changes: ScoreChange[]): number {
    problem.value = sentenceOf(error)
    if (!(error instanceof ApiError)) return 10_000
    if (error.status === 422) {
      // Only the items named are held back; the others go on without them.
      const fields = Object.entries(error.fields)
      for (const [path, sentence] of fields) {
        const named = changes[Number(path.match(/^changes\.(\d+)\./)?.[1] ?? -1)]
        if (named) refused.set(named.itemId, sentence)
      }
      if (fields.length === 0) for (const one of changes) refused.set(one.itemId, error.message)
      return 0
    }
    if (error.code === 'scoring.not-open') {
      state.value = 'closed'
      return 0
    }
    tries++
    return Math.min(30_000, 1500 * 2 ** Math.min(tries, 5))
  }

  /** Ends a conflict: with what this person typed, or with what is stored. */
  function settle(itemId: string, mine: boolean): void {
    const theirs = conflicts.get(itemId)
    if (!theirs) return
    conflicts.delete(itemId)
    stored.set(itemId, theirs)
    if (!mine) typed.delete(itemId)
    keep()
    schedule(0)
  }

  /** Sends everything now; true when nothing is left here. */
  async function flush(): Promise<boolean> {
    for (let round = 0; round < 30 && typed.size > 0; round++) {
      if (state.value === 'sending') await new Promise((resolve) => setTimeout(resolve, 100))
      else {
        const before = typed.size
        await send()
        if (typed.size === before && (state.value as string) !== 'sending') break
      }
    }
    return typed.size === 0
  }

  watch(online, (back) => {
    if (back) {
      tries = 0
      schedule(0)
    } else if (typed.size > 0) state.value = 'offline'
  })
  // What the others of the group judge is here at once; asking now and then tells the server that the sheet is open here.
  const refresh = () => {
    if (!document.hidden && online.value && loaded.value) void load()
  }
  useEvents(`/api/cases/${encodeURIComponent(caseId)}/events`, { 'sheet-changed': calmly(refresh, 300) })
  const others = setInterval(refresh, 30_000)
  const leaving = (event: BeforeUnloadEvent) => {
    if (typed.size > 0) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', leaving))
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', leaving)
    clearTimeout(timer)
    clearInterval(others)
    if (typed.size > 0) void send()
  })

  return { items, groups, totals, itemOf, change, load, loaded, loadError, state, problem, unsent, conflicts, refused, typed, settle, flush, sheet, scorers, alsoHere }
}

const isQueue = (found: unknown): boolean => Array.isArray(found) && found.every((one) => Array.isArray(one) && typeof one[0] === 'string' && isRecord(one[1]))

import { onBeforeUnmount, onMounted, watch } from 'vue'
import { ApiError, sentenceOf } from '@/api/errors'
import { online } from '@/live/events'
import { createSavedDraft, type DraftPlace, type SavedDraft, type SaveFailure, type StoredDraft } from './saved-draft'

/** A draft on the server for the life of a page: sent before the page goes, and again once there is a connection. */
export function useSavedDraft(place: Omit<DraftPlace, 'failureOf'>): SavedDraft {
  const draft = createSavedDraft({ ...place, failureOf })
  const leaving = (event: BeforeUnloadEvent) => {
    if (draft.unsent()) event.preventDefault()
  }
  watch(online, (back) => {
    if (back && draft.state.value === 'failed') void draft.save()
  })
  onMounted(() => addEventListener('beforeunload', leaving))
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', leaving)
    void draft.save()
  })
  return draft
}

const ended = ['draft.ended', 'task.already-completed', 'task.cancelled']

function failureOf(error: unknown): SaveFailure {
  const sentence = sentenceOf(error)
  if (!(error instanceof ApiError)) return { sentence }
  if (error.code === 'draft.changed-elsewhere') return { sentence, stored: error.details.stored as StoredDraft }
  return { sentence, ended: ended.includes(error.code), passing: error.offline || error.status >= 500 || error.status === 429 }
}

import { ref } from 'vue'
import { api } from '@/api/client'

/** Notices in the signed-in person's inbox that were not opened yet. */
export const unread = ref(0)

export async function refreshUnread(): Promise<void> {
  try {
    unread.value = (await api.get('/api/inbox', { unread: true })).unread
  } catch {
    // The bell is a convenience: the inbox page itself says what went wrong.
  }
}

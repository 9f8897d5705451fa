import { ref, shallowRef } from 'vue'
import { tasks } from '@/api/tasks'
import { useSavedDraft } from '@/kept/use-saved-draft'
import { session } from '@/session/store'

/** What is typed into a task's form. `turn` grows when it was replaced from outside the form, which then starts anew from it. */
export function useTaskDraft(taskKey: string) {
  const content = shallowRef<Record<string, unknown>>({})
  const turn = ref(0)
  const draft = useSavedDraft({
    key: `dabiao.task.${session.account?.accountId ?? ''}.${taskKey}`,
    current: () => content.value,
    replace: (next) => {
      content.value = next ?? {}
      turn.value++
    },
    save: (version, sent) => tasks.saveDraft(taskKey, version, sent),
  })
  function change(next: Record<string, unknown>): void {
    content.value = next
    draft.changed()
  }
  return { ...draft, content, turn, change }
}

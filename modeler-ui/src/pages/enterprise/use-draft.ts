import { reactive, ref } from 'vue'
import { api } from '@/api/client'
import type { Content } from '@/fields/field'
import { useSavedDraft } from '@/kept/use-saved-draft'
import { sentenceOf } from '@/api/errors'
import { session } from '@/session/store'

/** Draft of annex 1 or annex 2: the enterprise's, whoever of its people types. `content` is what the form's fields change in place. */
export function useDraft(kind: 'self-evaluation' | 'application', blank: () => Content) {
  const address = `/api/enterprise/drafts/${kind}` as const
  const content = reactive<Content>(blank())
  /** Nothing is typed before it is known what there is: it would be replaced by the stored draft. */
  const ready = ref(false)
  const draft = useSavedDraft({
    key: `dabiao.draft.${kind}.${session.account?.accountId ?? ''}`,
    current: () => JSON.parse(JSON.stringify(content)) as Content,
    replace: (next) => {
      for (const name of Object.keys(content)) delete content[name]
      Object.assign(content, blank(), structuredClone(next))
    },
    save: (version, sent) => api.put(address, { version, content: sent }),
  })

  /** Loads the draft; true where there was none, so that the form begins with what is known. */
  async function load(): Promise<boolean> {
    try {
      const stored = await api.get(address)
      return draft.begin(stored.content === null ? undefined : stored)
    } catch (error) {
      draft.problem.value = sentenceOf(error)
      draft.state.value = 'failed'
      return false
    } finally {
      ready.value = true
    }
  }

  /** What goes on after the former was handed in elsewhere is another hand-in, under an id of its own. */
  function settle(mine: boolean): void {
    if (mine && draft.state.value === 'ended' && 'requestId' in content) content.requestId = crypto.randomUUID()
    draft.settle(mine)
  }

  /** The form was handed in: the draft has done its work. */
  async function discard(): Promise<void> {
    draft.finish()
    await api.remove(address).catch(() => undefined)
  }

  return { ...draft, content, ready, load, settle, discard }
}

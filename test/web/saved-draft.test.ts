import { expect } from 'chai'
import { createSavedDraft, type SaveFailure, type StoredDraft } from '@/kept/saved-draft'
import { useStorage } from './storage'

type Content = Record<string, unknown>
const key = 'dabiao.task.A.1'

/** A draft on a page: `server` answers each save in turn, with a version or a failure. */
function page(answers: (SaveFailure | 'saved')[] = []) {
  let content: Content = {}
  const sent: { version: number; content: Content }[] = []
  const draft = createSavedDraft({
    key,
    current: () => ({ ...content }),
    replace: (next) => void (content = { ...next }),
    save: async (version, typed) => {
      sent.push({ version, content: typed })
      const answer = answers.shift() ?? 'saved'
      if (answer !== 'saved') throw answer
      return { version: version + 1, savedAt: '2026-11-25T01:00:00.000Z' }
    },
    failureOf: (error) => error as SaveFailure,
  })
  const type = (text: string) => {
    content = { text }
    draft.changed()
  }
  return { draft, sent, type, shown: () => content }
}
const stored = (version: number, text: string): StoredDraft => ({ version, content: { text }, savedAt: '2026-11-25T00:00:00.000Z' })

describe('a saved draft', () => {
  it('is sent to the server although the browser keeps nothing (S12)', async () => {
    useStorage({ forbidden: true })
    const { draft, sent, type } = page()
    expect(draft.begin(undefined)).to.equal(true)
    type('初稿')
    await draft.save()
    expect(sent).to.deep.equal([{ version: 0, content: { text: '初稿' } }])
    expect(draft.state.value).to.equal('saved')
  })

  it('goes on from what this browser holds, and leaves nothing here once the server has it', async () => {
    const items = useStorage()
    items.set(key, JSON.stringify({ version: 2, content: { text: '本机' } }))
    const { draft, sent, shown } = page()
    draft.begin(stored(2, '服务器'))
    expect(shown()).to.deep.equal({ text: '本机' })
    await draft.save()
    expect(sent).to.deep.equal([{ version: 2, content: { text: '本机' } }])
    expect(items.has(key)).to.equal(false)
  })

  it('saved elsewhere meanwhile asks which one goes on; either choice ends it', async () => {
    useStorage()
    for (const mine of [true, false]) {
      const { draft, sent, type, shown } = page([{ sentence: '已改', stored: stored(5, '别处') }])
      draft.begin(stored(1, '起初'))
      type('本页')
      await draft.save()
      expect(draft.state.value).to.equal('conflict')
      draft.settle(mine)
      await draft.save()
      expect(draft.state.value).to.equal('saved')
      expect(shown()).to.deep.equal({ text: mine ? '本页' : '别处' })
      expect(sent.at(-1)).to.deep.equal(mine ? { version: 5, content: { text: '本页' } } : { version: 1, content: { text: '本页' } })
    }
  })

  it('that ended elsewhere says so, and goes on as a new draft (F5)', async () => {
    const items = useStorage()
    const { draft, sent, type } = page([{ sentence: '已提交', ended: true }])
    draft.begin(stored(3, '起初'))
    type('后来又写')
    await draft.save()
    expect(draft.state.value).to.equal('ended')
    type('后来又写的更多')
    expect(draft.state.value, 'typing on does not send it').to.equal('ended')
    draft.settle(true)
    await draft.save()
    expect(sent.at(-1)).to.deep.equal({ version: 0, content: { text: '后来又写的更多' } })
    expect(draft.state.value).to.equal('saved')
    expect(items.has(key)).to.equal(false)
  })

  it('that ended while this page was closed is not sent but offered; let go, the form is blank (F5)', async () => {
    const items = useStorage()
    items.set(key, JSON.stringify({ version: 4, content: { text: '写到一半' } }))
    const { draft, sent, shown } = page()
    draft.begin(undefined)
    expect(draft.state.value).to.equal('ended')
    expect(shown()).to.deep.equal({ text: '写到一半' })
    draft.settle(false)
    await draft.save()
    expect(shown()).to.deep.equal({})
    expect(sent).to.deep.equal([])
    expect(items.has(key)).to.equal(false)
  })

  it('once handed in is not brought back by a save under way', async () => {
    const items = useStorage()
    const { draft, type } = page([{ sentence: '已提交', ended: true }])
    draft.begin(undefined)
    type('完')
    const saving = draft.save()
    draft.finish()
    await saving
    type('不再保存')
    expect(draft.state.value).to.equal('clean')
    expect(items.has(key)).to.equal(false)
  })

  it('refused stays on the page and is sent once it was changed', async () => {
    useStorage()
    const refused = page([{ sentence: '太长' }])
    refused.draft.begin(undefined)
    refused.type('太长')
    await refused.draft.save()
    expect(refused.draft.state.value).to.equal('failed')
    refused.type('短')
    await refused.draft.save()
    expect(refused.draft.state.value).to.equal('saved')
  })
})

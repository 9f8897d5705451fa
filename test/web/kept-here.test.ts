import { expect } from 'chai'
import { forgetHere, isRecord, keepHere, readHere, storageFailed } from '@/kept/kept-here'
import { useStorage } from './storage'

describe('what is kept in the browser', () => {
  beforeEach(() => {
    storageFailed.value = false
  })

  it('is read again as it was', () => {
    useStorage()
    keepHere('a', { text: '示例“公司”·𠮷' })
    expect(readHere('a', isRecord)).to.deep.equal({ text: '示例“公司”·𠮷' })
    forgetHere('a')
    expect(readHere('a', isRecord)).to.equal(undefined)
    expect(storageFailed.value).to.equal(false)
  })

  it('lives on in the page where the storage is full, and the person is told; the former text does not come back (S12)', () => {
    const items = useStorage({ room: 20 })
    keepHere('a', { v: 1 })
    keepHere('a', { v: '更长的内容更长的内容更长的内容更长的内容' })
    expect(storageFailed.value).to.equal(true)
    expect(items.has('a')).to.equal(false)
    expect(readHere('a', isRecord)).to.deep.equal({ v: '更长的内容更长的内容更长的内容更长的内容' })
  })

  it('stops nothing where storage is forbidden (S12)', () => {
    useStorage({ forbidden: true })
    keepHere('b', { v: 1 })
    expect(readHere('b', isRecord)).to.deep.equal({ v: 1 })
    forgetHere('b')
    expect(readHere('b', isRecord)).to.equal(undefined)
  })

  for (const [name, broken] of [['broken', '{"version":'], ['a list', '[1,2]'], ['null', 'null'], ['a number', '7']] as const) {
    it(`is nothing where ${name} is stored, and that is thrown away (S12)`, () => {
      const items = useStorage()
      items.set('c', broken)
      expect(readHere('c', isRecord)).to.equal(undefined)
      expect(items.has('c')).to.equal(false)
    })
  }
})

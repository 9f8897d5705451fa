import { expect } from 'chai'
import type { cases as Cases } from '@/api/cases'
import type { api as Api } from '@/api/client'

/** Never called: these lines are here for the type check, which fails where one of them is no longer an error. */
const mistakes = (api: typeof Api, cases: typeof Cases) => [
  // @ts-expect-error the API knows running and ended
  cases.list({ status: 'active' }),
  // @ts-expect-error no such address
  api.get('/api/case'),
  // @ts-expect-error an objection has a content
  api.post('/api/public/notices/N1/objections', { name: '', contact: '' }),
  // @ts-expect-error what is answered has no such part
  api.get('/api/cases/A1/progress').then((answer) => answer.timers),
]

describe('what the browser asks the API for', () => {
  it('is held to the declared routes by the type check: words, addresses, bodies and answers (S9)', () => {
    expect(mistakes).to.have.length(2)
  })
})

import type { Role } from '../../src/domain/role.js'
import { people, type Ids, type Person, type Who } from './access-people.js'

/** `in`: let through to the act itself, whatever its own rules answer; the others are 401, 403, 404. */
export type Outcome = 'in' | 'sign-in' | 'forbidden' | 'hidden'

export interface Row {
  /** Whom the role lets in; all others are forbidden. */
  roles: 'everybody' | 'signed-in' | Role[]
  /** What those are told who stand far from the case (`near` of test/standing/access-people.ts); without it nearness makes no difference. */
  far?: Outcome
  /** Only these of the roles: who holds the task, whom the instance belongs to. */
  only?: Who[]
  /** What the near ones are told who are not among `only`. */
  others?: Outcome
  /** Single exceptions. */
  but?: Partial<Record<Who, Outcome>>
  /** Text in the answers to these, or to the near ones let in, and in nobody else's. */
  shows?: { text: (ids: Ids) => string; to?: Who[] }
  /** By person where the first one let in would use up what the next is to find. */
  path?: (ids: Ids, who: Who) => Record<string, string>
  query?: (ids: Ids) => string
  /** Valid by its schema where the route asks for nearness, so that no answer hides behind 422. */
  body?: (ids: Ids) => unknown
  file?: { name: string; fields?: Record<string, string>; path?: string; text?: string }
  /** The person's session changes with it: one of its own for each call. */
  ownSession?: boolean
}

const casePath = ({ caseId }: Ids) => ({ caseId })
const taskPath = ({ taskKey }: Ids) => ({ taskKey })
/** Ending a case uses it up. */
const stoppedPath: Row['path'] = ({ stoppedCaseId, secondStoppedCaseId }, who) => ({ caseId: who === 'province administrator' ? secondStoppedCaseId : stoppedCaseId })
const ofCase: Row = { roles: 'signed-in', far: 'hidden', path: casePath }
const act: Row = { roles: ['enterprise'], far: 'hidden', path: casePath }
const desks: Role[] = ['officer', 'secretary', 'expert', 'leader', 'enterprise']
const desksAndAdministrators: Role[] = [...desks, 'process-administrator']
const reads: Role[] = ['process-administrator', 'auditor']
const administers: Role[] = ['process-administrator']
const ownOfficers: Who[] = ['officer', 'officer of the industry']
/** Administration goes by region; an auditor's industries don't narrow it. */
const readersOfTheCity: Who[] = ['administrator', 'province administrator', 'auditor', 'province auditor', 'auditor of another industry']
/** Of the instance as a whole. */
const instance: Row = { roles: administers, only: ['province administrator'], others: 'forbidden', far: 'forbidden' }
/** Experts and enterprises see their own tasks only. */
const onlookers: Row['but'] = { enterprise: 'hidden', expert: 'hidden' }
const rectified = { items: [{ itemId: '1', statement: '已整改', uploadIds: [] }] }

/** Every route of the API: who is let in. Declared from the regulation and the roles, never read from the code. */
export const access: Record<string, Row> = {
  'GET /api/session': { roles: 'everybody' },
  'POST /api/session': { roles: 'everybody', ownSession: true, body: () => ({ username: 'spare', password: 'a password for tests' }) },
  'DELETE /api/session': { roles: 'everybody', ownSession: true },
  'POST /api/session/password': { roles: 'signed-in', body: () => ({ current: 'not the password', next: 'another password' }) },
  // without the one-time token nobody
  'POST /api/session/first-administrator': {
    roles: 'everybody',
    only: [],
    others: 'forbidden',
    body: () => ({ token: 'guessed', username: 'intruder', password: 'a long password', displayName: '甲' }),
  },
  'GET /api/reference': { roles: 'everybody' },

  'GET /api/enterprise': { roles: ['enterprise'], shows: { text: () => '"E0001"' } },
  'PUT /api/enterprise': { roles: ['enterprise'] },
  'GET /api/enterprise/move': { roles: ['enterprise'] },
  'PUT /api/enterprise/move': { roles: ['enterprise'], body: () => ({ regionCode: '640106', reason: '搬迁' }) },
  'GET /api/enterprise/drafts/:kind': { roles: ['enterprise'], path: () => ({ kind: 'application' }), shows: { text: () => '草稿内容' } },
  'PUT /api/enterprise/drafts/:kind': { roles: ['enterprise'], path: () => ({ kind: 'application' }), body: () => ({ version: 99, content: {} }) },
  'DELETE /api/enterprise/drafts/:kind': { roles: ['enterprise'], path: () => ({ kind: 'self-evaluation' }) },
  'GET /api/enterprise/certificates': { roles: ['enterprise'], shows: { text: ({ number }) => number } },
  'GET /api/enterprise/self-evaluations': { roles: ['enterprise'], shows: { text: () => 'SE-1' } },
  'POST /api/enterprise/self-evaluations': { roles: ['enterprise'] },
  'GET /api/enterprise/self-evaluations/:id/document': { roles: ['enterprise'], far: 'hidden', path: () => ({ id: 'SE-1' }) },
  'POST /api/applications': { roles: ['enterprise'] },
  'POST /api/uploads': { roles: 'signed-in', file: { name: '证.pdf', fields: { purpose: 'evidence' }, text: '%PDF-1.4\n%%EOF\n' } },
  'GET /api/uploads/:id': { roles: 'signed-in', far: 'hidden', path: ({ uploadId }) => ({ id: uploadId }) },

  'GET /api/cases': { roles: 'signed-in', shows: { text: ({ caseId }) => caseId } },
  'GET /api/cases/:caseId': ofCase,
  'GET /api/cases/:caseId/progress': ofCase,
  'GET /api/cases/:caseId/activity': ofCase,
  'GET /api/cases/:caseId/events': ofCase,
  'GET /api/models/:processDefinitionKey': { roles: 'signed-in', path: () => ({ processDefinitionKey: 'test:1' }) },
  'GET /api/documents/:documentId': { roles: 'signed-in', far: 'hidden', path: ({ documentId }) => ({ documentId }) },
  'POST /api/cases/:caseId/corrections': { ...act, body: () => ({ batchId: 'B-1', answers: [{ itemId: '1', answer: '已补', uploadIds: [] }] }) },
  'POST /api/cases/:caseId/visit': {
    roles: ['secretary'],
    far: 'hidden',
    path: casePath,
    body: () => ({ startsOn: '2020-01-01', endsOn: '2020-01-01', place: '厂区', reason: '停产检修' }),
  },
  'POST /api/cases/:caseId/withdrawal': { ...act, body: () => ({ reason: '撤回' }) },
  'POST /api/cases/:caseId/re-review': { ...act, body: () => rectified },
  'POST /api/cases/:caseId/rectified-items': { ...act, body: () => rectified },

  'GET /api/tasks': { roles: desks, shows: { text: ({ taskKey }) => taskKey, to: ownOfficers } },
  'GET /api/tasks/:taskKey': { roles: 'signed-in', far: 'hidden', path: taskPath, but: onlookers },
  'POST /api/tasks/:taskKey/claim': { roles: desks, far: 'hidden', only: ownOfficers, others: 'forbidden', path: taskPath },
  'POST /api/tasks/:taskKey/unclaim': { roles: desks, far: 'hidden', only: ownOfficers, others: 'forbidden', path: taskPath },
  'POST /api/tasks/:taskKey/assign': {
    roles: desksAndAdministrators,
    far: 'hidden',
    only: [...ownOfficers, 'leader', 'administrator', 'province administrator'],
    others: 'forbidden',
    path: taskPath,
    body: () => ({ accountId: 'A-nobody' }),
  },
  'GET /api/tasks/:taskKey/assignees': { roles: desksAndAdministrators, far: 'hidden', path: taskPath, but: onlookers },
  'PUT /api/tasks/:taskKey/draft': { roles: desks, far: 'hidden', path: taskPath, body: () => ({ version: 99, content: {} }), but: onlookers },
  'POST /api/tasks/:taskKey/completion': {
    roles: desks,
    far: 'hidden',
    only: ownOfficers,
    others: 'forbidden',
    path: ({ secondTaskKey }) => ({ taskKey: secondTaskKey }),
    body: () => ({ payload: { outcome: 'accepted', opinion: '', reasons: '', corrections: [] } }),
  },
  // the enterprise's turn comes with the signed conclusion
  'GET /api/cases/:caseId/scoring-sheet': { roles: [...desks, 'auditor'], far: 'hidden', path: casePath, but: { enterprise: 'hidden' } },
  'PATCH /api/cases/:caseId/scoring-sheet/items': {
    roles: ['expert'],
    far: 'hidden',
    path: casePath,
    body: () => ({ round: 1, changes: [{ itemId: '1', version: 1, deduction: 1 }] }),
  },
  'GET /api/experts': { roles: ['secretary'], far: 'hidden', query: ({ caseId }) => `caseId=${caseId}` },
  'POST /api/cases/:caseId/expert-group/check': { roles: ['secretary'], far: 'hidden', path: casePath, body: () => ({ members: [], leader: '' }) },
  'GET /api/events': { roles: 'signed-in' },

  'GET /api/inbox': { roles: 'signed-in', shows: { text: ({ noticeId }) => noticeId, to: ownOfficers } },
  'POST /api/inbox/:noticeId/read': { roles: 'signed-in', only: ownOfficers, others: 'hidden', path: ({ noticeId }) => ({ noticeId }) },

  'GET /api/public/notices': { roles: 'everybody' },
  'GET /api/public/notices/:noticeId': { roles: 'everybody', path: () => ({ noticeId: 'N-1' }) },
  'GET /api/public/notices/:noticeId/document': { roles: 'everybody', path: () => ({ noticeId: 'N-1' }) },
  'POST /api/public/notices/:noticeId/objections': {
    roles: 'everybody',
    path: () => ({ noticeId: 'N-1' }),
    body: () => ({ requestId: crypto.randomUUID(), name: '甲', contact: '13900000000', content: '情况不符' }),
  },
  'GET /api/public/objections/:receipt': { roles: 'everybody', path: () => ({ receipt: 'YY-AAAA-BBBB-CCCC' }) },
  'GET /api/public/announcements': { roles: 'everybody' },
  'GET /api/public/certificates': { roles: 'everybody' },
  'GET /api/public/certificates/:number': { roles: 'everybody', path: ({ number }) => ({ number }) },

  'GET /api/admin/engine': { roles: reads, shows: { text: () => '"77"' } },
  'POST /api/admin/incidents/:key/resolve': { roles: administers, far: 'hidden', path: () => ({ key: '77' }) },
  'GET /api/admin/accounts': { roles: reads, query: () => 'q=county-account', shows: { text: () => 'A-county-account', to: readersOfTheCity } },
  'POST /api/admin/accounts': {
    roles: administers,
    far: 'forbidden',
    body: () => ({ username: 'county-account', displayName: '甲', role: 'officer', regionCode: '640104', password: 'a long password' }),
  },
  'GET /api/admin/missing-offices': { roles: reads, shows: { text: () => '"640104"', to: readersOfTheCity } },
  'PATCH /api/admin/accounts/:id': { roles: administers, far: 'hidden', path: () => ({ id: 'A-county-account' }), body: () => ({ displayName: '改名' }) },
  'GET /api/admin/account-subjects': { roles: reads, query: () => 'role=enterprise&q=E0001', shows: { text: () => '"E0001"', to: readersOfTheCity } },
  'GET /api/admin/audit': { roles: reads, query: ({ caseId }) => `caseId=${caseId}&accountId=A-x`, shows: { text: () => 'AUDIT-1' } },
  'GET /api/admin/notice-templates': { roles: reads },
  'GET /api/admin/notice-templates/:kind': { roles: reads, path: () => ({ kind: 'grade-announced' }) },
  'PUT /api/admin/notice-templates/:kind': { ...instance, path: () => ({ kind: 'grade-announced' }), body: () => ({ version: 99, subject: '公告', body: '已公告。' }) },
  'GET /api/admin/calendar': { roles: reads },
  'GET /api/admin/calendar/:year': { roles: reads, path: () => ({ year: '2030' }) },
  'POST /api/admin/calendar/:year/preview': { ...instance, path: () => ({ year: '2030' }), body: () => ({ published: false, document: '', days: [] }) },
  'PUT /api/admin/calendar/:year': { ...instance, path: () => ({ year: '2030' }), body: () => ({ version: 99, published: false, document: '', days: [] }) },
  'GET /api/admin/standards': { roles: reads },
  'POST /api/admin/standards': { ...instance, file: { name: 'standard.xlsx', path: 'processes/standards/gbt33000-2016-sample.xlsx' } },
  'GET /api/admin/standards/:id/:version': { roles: reads, path: () => ({ id: 'S-1', version: '1' }) },
  'GET /api/admin/moves': { roles: reads, shows: { text: () => '"E0002"', to: readersOfTheCity } },
  'POST /api/admin/moves/:enterpriseId': { roles: administers, far: 'hidden', path: () => ({ enterpriseId: 'E0002' }), body: () => ({ to: '640181', granted: true, reason: '' }) },
  'GET /api/admin/waiting': { roles: reads },
  'GET /api/admin/stopped-cases': { roles: reads, shows: { text: ({ stoppedCaseId }) => stoppedCaseId } },
  'POST /api/admin/stopped-cases/:caseId/end': { roles: administers, far: 'hidden', path: stoppedPath, body: () => ({ reason: '引擎数据已清空' }) },
  'POST /api/admin/stopped-cases/:caseId/begin-anew': { roles: administers, far: 'hidden', path: stoppedPath, body: () => ({ reason: '引擎数据已清空' }) },
  'GET /api/admin/acts': { roles: reads, shows: { text: () => 'ACT-1', to: readersOfTheCity } },
  'POST /api/admin/acts/:id/retry': { roles: administers, far: 'hidden', path: (_ids, who) => ({ id: who === 'province administrator' ? 'ACT-2' : 'ACT-1' }) },
  'GET /api/admin/letters': { roles: reads, shows: { text: ({ letterId }) => letterId, to: readersOfTheCity } },
  'POST /api/admin/letters/:id/send-again': { roles: administers, far: 'hidden', path: ({ letterId }) => ({ id: letterId }) },

  'GET /api/sample/accounts': { roles: 'everybody' },
  'GET /api/sample/clock': { roles: 'everybody' },
  'POST /api/sample/clock': { roles: 'signed-in', body: () => ({ addMilliseconds: 0 }) },
  'GET /api/sample/mailbox': { roles: 'everybody' },
  'GET /api/sample/mailbox/:noticeId': { roles: 'everybody', path: ({ mailId }) => ({ noticeId: mailId }) },
}

/** What a person is to be told by a route. */
export function expected(row: Row, who: Who): Outcome {
  const person: Person = people[who]
  const exception = row.but?.[who]
  if (exception) return exception
  if (row.roles !== 'everybody') {
    if (!person.role || person.locked) return 'sign-in'
    if (row.roles !== 'signed-in' && !row.roles.includes(person.role)) return 'forbidden'
  }
  if (row.only?.includes(who)) return 'in'
  if (row.far && !person.near) return row.far
  return row.only ? (row.others ?? 'forbidden') : 'in'
}

/** Whether a person finds the row's text in the answer. */
export function shownTo(row: Row, who: Who): boolean {
  if (!row.shows || expected(row, who) !== 'in') return false
  return row.shows.to ? row.shows.to.includes(who) : people[who].near
}

import { casesOf } from '../../src/store/models/cases.js'
import { auditOf } from '../../src/store/models/audit.js'
import { certificatesOf } from '../../src/store/models/certificates.js'
import { deployedModelsOf } from '../../src/store/models/deployed-models.js'
import { documentsOf } from '../../src/store/models/documents.js'
import { enterprisesOf } from '../../src/store/models/enterprises.js'
import { intentsOf } from '../../src/store/models/intents.js'
import { noticesOf, type NoticeDocument } from '../../src/store/models/notices.js'
import { objectionsOf } from '../../src/store/models/objections.js'
import { publicNoticesOf } from '../../src/store/models/public-notices.js'
import { scoringItemsOf } from '../../src/store/models/scoring-items.js'
import { seatMovesOf } from '../../src/store/models/seat-moves.js'
import { selfEvaluationsOf } from '../../src/store/models/self-evaluations.js'
import { standardsOf } from '../../src/store/models/standards.js'
import { sampleSelfEvaluation } from '../../src/sample/sample-self-evaluation.js'
import type { ApiInstance } from '../unit/api/api-instance.js'
import { storeCase, storeProgress, storeTask } from '../unit/api/stored-case.js'
import { appointedGroup } from '../unit/workers/case-fixture.js'
import type { Ids } from './access-people.js'

const now = () => new Date()
const hour = 3_600_000

/** A letter or an inbox notice as it was stored. */
const notice = (caseId: string, _id: string, more: Partial<NoticeDocument>): NoticeDocument => ({
  _id,
  caseId,
  kind: 'application-received',
  occasion: _id,
  recipientKey: 'officer:640100',
  recipientName: '银川市',
  subject: '收到申请',
  body: '收到申请',
  documentIds: [],
  createdAt: now(),
  reads: [],
  mail: { state: 'none', to: [], attempts: 0, nextAt: now(), messageId: `<${_id}>` },
  ...more,
})

/** One thing of each kind that a route can be asked for, all of the same case; the enterprise's own things and the administration's beside it. */
export async function accessWorld({ store, services }: ApiInstance): Promise<Omit<Ids, 'uploadId'>> {
  const caseId = await storeCase(store, {
    enterpriseId: 'E0001',
    regionCode: '640104',
    industry: 'building-materials',
    specialty: 'cement',
    expertGroup: { ...appointedGroup, appointedAt: now() } as never,
    correctionBatches: [{ batchId: 'B-1', items: [{ itemId: '1', kind: 'other', subject: '甲', request: '乙', state: 'resolved' }], issuedAt: now(), answeredAt: now() }],
    // confirmed: nothing the enterprise may try changes the case
    confirmation: { confirmed: true, opinion: '', reasons: '', by: 'A-x', byName: '甲', at: now() } as never,
  })
  await storeProgress(store, caseId, ['Task_PreliminaryCheck'], {
    incidents: [{ key: '77', elementId: 'Task_PreliminaryCheck', type: 'JOB_NO_RETRIES', message: 'x', at: now() }],
  })
  const taskKey = await storeTask(store, caseId, 'preliminary-check', 'officer:640100')
  const secondTaskKey = await storeTask(store, caseId, 'preliminary-check', 'officer:640100')
  const item = { caseId, round: 1, category: '目标', project: '目标', content: '制定', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '', vetoed: false, kept: false, done: true }
  await scoringItemsOf(store).create({ ...item, _id: `${caseId}:1:1`, itemId: '1', position: 0, version: 1, lockedFor: '' })
  const documentId = await services.workerDeps.documents.make(caseId, 'application-form', '1')
  const noticePaper = await documentsOf(store).findById(documentId).lean()
  await documentsOf(store).create({ ...noticePaper!, _id: 'D-notice', kind: 'public-notice', occasion: '9' })
  const paper = { noticeId: 'N-1', caseId, enterpriseName: '企业', regionCode: '640104', authorityRegion: '640100', industry: 'building-materials', grade: '3' as const }
  await publicNoticesOf(store).create({ ...paper, _id: 'N-1', register: 'public-notices', publishedAt: now(), endsAt: new Date(Date.now() + 99 * hour), provisional: false, openObjections: [] })
  const objection = { _id: 'OB-1', objectionId: 'OB-1', receipt: 'YY-AAAA-BBBB-CCCC', noticeId: 'N-1', caseId, name: '甲', contact: '13900000000', content: '情况不符' }
  await objectionsOf(store).create({ ...objection, receivedAt: now(), state: 'open' as const })
  const number = '宁AQBJCⅢ202600001'
  const certificate = { caseId, enterpriseId: 'E0001', enterpriseName: '企业', regionCode: '640104', industry: 'building-materials', specialty: 'cement', grade: '3' as const, issuer: '局' }
  await certificatesOf(store).create({ ...certificate, _id: number, number, register: 'certificates', issuedOn: '2026-01-01', issuedAt: now(), validUntil: '2029-01-01', status: 'in-force' })
  await noticesOf(store).insertMany([
    notice(caseId, 'NOTICE-1', { industry: 'building-materials' }),
    notice(caseId, 'LETTER-1', { recipientKey: 'department:emergency:640100', mail: { state: 'failed', to: ['a@dabiao.invalid'], attempts: 1, nextAt: now(), messageId: '<l>', undeliveredIn: ['', '640000', '640100', '640104'] } }),
    notice(caseId, 'MAIL-1', { recipientKey: 'enterprise:E0009', mail: { state: 'sent', to: ['a@dabiao.invalid'], attempts: 1, nextAt: now(), messageId: '<m>', sentAt: now() } }),
  ])
  const who = { accountId: 'A-x', displayName: '甲', role: 'officer' as const, regionCode: '640100', concerns: ['640104'] }
  await auditOf(store).create({ _id: 'AUDIT-1', trail: 'audit', at: now(), ...who, act: 'complete-task', caseId, before: null, after: null })
  const actor = { accountId: 'A-x', displayName: '甲', role: 'enterprise' as const, regionCode: '640104', industries: [], enterpriseId: 'E0001' }
  const waiting = { kind: 'withdraw', caseId, actor, payload: { reason: '撤回' }, payloadHash: 'x', at: now(), state: 'recorded' as const, facts: {}, open: false, attempts: 9, nextAttemptAt: now() }
  await intentsOf(store).insertMany(['ACT-1', 'ACT-2'].map((_id) => ({ ...waiting, _id, waitingIn: ['', '640000', '640100', '640104'] })))
  await deployedModelsOf(store).create({ _id: 'test:1', epoch: 'test', processDefinitionKey: '1', processId: 'application-to-announcement', version: 1, name: '流程', xml: '<bpmn/>', deployedAt: now() })
  await standardsOf(store).create({ _id: 'S-1@1', standardId: 'S-1', version: 1, title: '标准', industries: [], totalPoints: 0, items: [], sample: true, sha256: 'x', importedBy: 'A-x', importedAt: now() })
  const enterprise = (await enterprisesOf(store).findById('E0001').lean())!
  await selfEvaluationsOf(store).create({ _id: 'SE-1', enterpriseId: 'E0001', report: sampleSelfEvaluation(enterprise, now()), submittedAt: now(), submittedBy: 'A-e' })
  await services.api.drafts.save('enterprise:E0001', 'application', 0, { text: '草稿内容' })
  await seatMovesOf(store).create({ _id: 'E0002', from: '640121', to: '640122', reason: '搬迁', askedAt: now(), askedByName: '甲', state: 'asked' })
  const former = { enterpriseId: 'E0001', regionCode: '640104', industry: 'building-materials', engineEpoch: 'former' }
  const [stoppedCaseId, secondStoppedCaseId] = [await storeCase(store, former), await storeCase(store, former)]
  return { stoppedCaseId, secondStoppedCaseId, caseId, taskKey, secondTaskKey, documentId, noticeId: 'NOTICE-1', letterId: 'LETTER-1', mailId: 'MAIL-1', number }
}

/** A file becomes the case's once it is named in it. */
export async function handIn({ store }: ApiInstance, caseId: string, uploadId: string): Promise<void> {
  await casesOf(store).updateOne({ _id: caseId }, { $set: { 'application.attachments.licence': [uploadId] } })
}

import { chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput, noOutput, required } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Ends a grade 1 case with the national result an officer recorded (NX-5). */
export default defineWorker({
  type: 'conclude-national-result',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    const record = await concluded(deps, caseId, 'national-result-recorded')
    if (!record) return {}
    const result = required(record.nationalForwarding, 'national result')
    await deps.notices.send({
      caseId,
      kind: 'national-result',
      occasion: 'result',
      recipients: [enterpriseOf(record)],
      data: {
        result: result.announced ? '已公告为一级企业' : '未予公告',
        certificateNumber: result.certificateNumber ?? '',
        announcedOn: result.announcedOn ? chineseDate(result.announcedOn) : '',
        remark: result.remark ?? '',
      },
    })
    return {}
  },
})

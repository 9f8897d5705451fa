import { caseInput, noOutput, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Records that a grade 1 application was forwarded, and tells the enterprise (NX-5). */
export default defineWorker({
  type: 'forward-nationally',
  input: caseInput,
  output: noOutput,
  idempotence: 'The time of forwarding is set once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    required((await deps.cases.get(caseId)).nationalForwarding, 'prepared forwarding')
    const record = await setOnce(deps, caseId, 'nationalForwarding.forwardedAt', deps.clock.now())
    await deps.notices.send({ caseId, kind: 'forwarded-nationally', occasion: 'forwarded', recipients: [enterpriseOf(record)], data: {} })
    return {}
  },
})

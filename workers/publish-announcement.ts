import { caseInput, noOutput, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Announces the confirmed grade (NX-15b). From here on the enterprise may apply anew, e.g. for a higher grade. */
export default defineWorker({
  type: 'publish-announcement',
  input: caseInput,
  output: noOutput,
  idempotence: 'A case is announced once; time and outcome are set once.',
  async handle({ caseId }, deps) {
    const { certificateNumber } = await deps.cases.get(caseId)
    await deps.announcements.publish(caseId, required(certificateNumber, 'certificate number'))
    const now = deps.clock.now()
    await setOnce(deps, caseId, 'announcedAt', now)
    await deps.cases.conclude(caseId, 'announced', now, { workRemains: true })
    return {}
  },
})

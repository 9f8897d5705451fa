import { z } from 'zod'
import { shanghaiDate } from '../src/domain/shanghai-time.js'
import { caseInput } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Fixes the day of issue, then draws the number of that year (NUM-1, NX-A5): number, certificate and plaque agree on the date (NX-A6). */
export default defineWorker({
  type: 'assign-certificate-number',
  input: caseInput,
  output: z.object({ certificateNumber: z.string() }),
  idempotence: 'The day is set once; a case is given the same number whenever it asks.',
  async handle({ caseId }, deps) {
    await setOnce(deps, caseId, 'certificateIssuedOn', shanghaiDate(deps.clock.now()))
    const certificateNumber = await deps.numbers.certificateNumber(caseId)
    await setOnce(deps, caseId, 'certificateNumber', certificateNumber)
    return { certificateNumber }
  },
})

import { z } from 'zod'
import { conditionFacts } from '../src/domain/condition-facts.js'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'

const fact = z.boolean()

/** Facts of the application on which the decision table judges the conditions (NX-10). */
export default defineWorker({
  type: 'gather-condition-evidence',
  input: caseInput,
  output: z.object({
    conditionFacts: z.object({
      licensed: fact,
      licenceValid: fact,
      postCompliance: fact,
      professionalCompliance: fact,
      riskGrading: fact,
      hazardRemoval: fact,
      hazardSystemInUse: fact,
      fatalAccidentWithinYears: fact,
      selfEvaluationSubmitted: fact,
    }),
  }),
  idempotence: 'Only reads; the facts follow from the stored application and its time of submission.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    return { conditionFacts: conditionFacts(record, deps.pack(record.pack)) }
  },
})

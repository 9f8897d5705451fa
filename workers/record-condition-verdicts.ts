import { z } from 'zod'
import { conditionEvidence } from '../src/domain/condition-facts.js'
import { caseInput } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

const verdict = z.object({ conditionId: z.string().min(1), rule: z.string(), verdict: z.enum(['met', 'not-met', 'not-applicable']) })

/** Keeps each condition's verdict with the evidence it was judged on (NX-10). A table that judged nothing is a faulty model, not a pass. */
export default defineWorker({
  type: 'record-condition-verdicts',
  input: caseInput.extend({ conditionVerdicts: z.array(verdict).min(1) }),
  output: z.object({ conditionsMet: z.boolean() }),
  idempotence: 'The check is set once on the case; a second run reads what the first one kept.',
  async handle({ caseId, conditionVerdicts }, deps) {
    const record = await deps.cases.get(caseId)
    const pack = deps.pack(record.pack)
    const verdicts = conditionVerdicts.map((each) => ({ ...each, evidence: conditionEvidence(each.conditionId, record, pack) }))
    const allMet = verdicts.every((each) => each.verdict !== 'not-met')
    const kept = await setOnce(deps, caseId, 'conditionCheck', { checkedAt: deps.clock.now(), verdicts, allMet })
    return { conditionsMet: kept.conditionCheck?.allMet ?? allMet }
  },
})

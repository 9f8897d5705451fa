import { z } from 'zod'
import { answerWay } from '../src/domain/objection.js'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'

/**
 * Answers an objection once it was investigated (NX-15b): by mail where an address was left. Who left a telephone number is called by the
 * office, as its task says, and everybody reads the answer under the receipt.
 */
export default defineWorker({
  type: 'answer-objection',
  input: caseInput.extend({ objectionId: z.string().min(1) }),
  output: z.object({ objectionUpheld: z.literal(true).optional() }),
  idempotence: 'The notice is one of its objection; the time of the answer is set once.',
  async handle({ caseId, objectionId }, deps) {
    const objection = await deps.objections.get(objectionId)
    if (!objection || objection.state === 'open') throw new Error(`objection ${objectionId} is not decided`)
    const upheld = objection.state === 'upheld'
    if (answerWay(objection.contact) === 'mail')
      await deps.notices.send({
        caseId,
        kind: 'objection-answered',
        occasion: objectionId,
        recipients: [{ email: objection.contact, name: objection.name }],
        data: {
          receipt: objection.receipt,
          receiptLink: deps.links.objection(objection.receipt),
          decision: upheld ? '异议成立' : '异议不成立',
          answer: objection.answer ?? '',
        },
      })
    await deps.objections.answered(objectionId, deps.clock.now())
    return upheld ? { objectionUpheld: true as const } : {}
  },
})

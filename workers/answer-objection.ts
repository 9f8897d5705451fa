import { z } from 'zod'
import type { NoticeRecipient } from '../src/domain/ports.js'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { authorityOf } from './support/recipients.js'

/** Answers an objection once it was investigated (NX-15b): by mail, or through the authority where only a telephone number was left. */
export default defineWorker({
  type: 'answer-objection',
  input: caseInput.extend({ objectionId: z.string().min(1) }),
  output: z.object({ objectionUpheld: z.literal(true).optional() }),
  idempotence: 'The notice is one of its objection; the time of the answer is set once.',
  async handle({ caseId, objectionId }, deps) {
    const objection = await deps.objections.get(objectionId)
    if (!objection || objection.state === 'open') throw new Error(`objection ${objectionId} is not decided`)
    const record = await deps.cases.get(caseId)
    const byMail = z.email().safeParse(objection.contact).success
    const recipient: NoticeRecipient = byMail ? { email: objection.contact, name: objection.name } : authorityOf(record)
    const upheld = objection.state === 'upheld'
    await deps.notices.send({
      caseId,
      kind: 'objection-answered',
      occasion: objectionId,
      recipients: [recipient],
      data: { objectionId, decision: upheld ? '异议成立' : '异议不成立', answer: objection.answer ?? '' },
    })
    await deps.objections.answered(objectionId, deps.clock.now())
    return upheld ? { objectionUpheld: true as const } : {}
  },
})

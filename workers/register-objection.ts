import { z } from 'zod'
import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { authorityOf } from './support/recipients.js'

/** Tells the authority of an objection that has to be investigated before anything is decided (NX-15b). */
export default defineWorker({
  type: 'register-objection',
  input: caseInput.extend({ objectionId: z.string().min(1) }),
  output: noOutput,
  idempotence: 'The notice is one of its objection.',
  async handle({ caseId, objectionId }, deps) {
    const objection = await deps.objections.get(objectionId)
    // Stored before the engine heard of it, so a read that doesn't find it is tried again.
    if (!objection) throw new Error(`objection ${objectionId} is not stored`)
    const record = await deps.cases.get(caseId)
    await deps.notices.send({
      caseId,
      kind: 'objection-received',
      occasion: objectionId,
      recipients: [authorityOf(record)],
      data: { receipt: objection.receipt, content: objection.content },
    })
    return {}
  },
})

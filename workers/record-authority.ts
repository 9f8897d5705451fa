import { z } from 'zod'
import { shanghaiDate, chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

const region = z.string().regex(/^\d{6}$/)

/** Keeps which authority and committee are competent (NX-5), and tells enterprise and authority that the application has come in. */
export default defineWorker({
  type: 'record-authority',
  input: caseInput.extend({ authority: z.object({ authorityRegion: region, committeeRegion: region.nullish(), level: z.string() }) }),
  output: z.object({ authorityRegion: region, committeeRegion: region, localRegion: region }),
  idempotence: 'Sets the same values again; the notice is one of its case, kind and occasion.',
  async handle({ caseId, authority }, deps) {
    const { authorityRegion } = authority
    // Grade 1 is reviewed nationally: no committee of the region takes part, the authority's own stands in its place.
    const committeeRegion = authority.committeeRegion ?? authorityRegion
    await deps.cases.update(caseId, { $set: { authorityRegion, committeeRegion } })
    const record = await deps.cases.get(caseId)
    await deps.notices.send({
      caseId,
      kind: 'application-received',
      occasion: 'submitted',
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: { submittedOn: chineseDate(shanghaiDate(record.submittedAt)) },
    })
    return { authorityRegion, committeeRegion, localRegion: record.regionCode }
  },
})

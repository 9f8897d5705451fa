import { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import type { ApiServices } from './api-services.js'
import { sendFile } from './files.js'
import { receiveFile } from './multipart.js'
import { route, type Route } from './route.js'
import { identifier } from './schemas.js'

const purposeSchema = z.enum(['licence', 'deduction-summary', 'photo', 'evidence', 'other'])

const fieldsSchema = z.object({ purpose: purposeSchema })

/** Files people hand in with forms. */
export function uploadRoutes({ queries, uploads }: ApiServices): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/uploads',
      summary: 'Hand in a file; `purpose` comes before `file` in the form',
      roles: 'signed-in',
      multipart: z.object({ purpose: purposeSchema, file: z.string().meta({ format: 'binary' }) }),
      statuses: [201],
      response: z.object({ uploadId: z.string(), name: z.string(), size: z.number(), type: z.string(), sha256: z.string() }),
      handle: async ({ request, response }, actor) => {
        const stored = await receiveFile(request, async ({ name, fields, stream }) =>
          uploads.save({ actor, name, purpose: fieldsSchema.parse(fields).purpose, stream }),
        )
        response.status(201)
        return stored
      },
    }),
    route({
      method: 'get',
      path: '/api/uploads/:id',
      summary: 'A file handed in: for whoever handed it in and for those who may see a case it was handed in with',
      roles: 'signed-in',
      params: z.object({ id: identifier }),
      response: { file: 'application/octet-stream' },
      handle: async ({ params, response }, actor) => {
        const found = await uploads.open(params.id)
        if (!found || !(await queries.cases.mayReadUpload(actor, params.id, found))) throw new Refusal('upload.unknown', 404)
        await sendFile(response, found)
      },
    }),
  ]
}

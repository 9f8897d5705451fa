import { collection } from '../connection.js'

/** Mail address of a department that gets copies of announcements (NX-15b); `_id` = `<department>:<regionCode>`. */
export interface MailAddressDocument {
  _id: string
  department: string
  regionCode: string
  name: string
  email: string
  sample: boolean
}

export const mailAddressesOf = collection<MailAddressDocument>('mailAddresses', {
  _id: { type: String, required: true },
  department: { type: String, required: true },
  regionCode: { type: String, required: true },
  name: { type: String, required: true },
  email: { type: String, required: true },
  sample: { type: Boolean, default: false },
})

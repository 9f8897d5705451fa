import { endingsOf } from '../domain/typed-certificate-number.js'
import type { Store } from './connection.js'
import { certificatesOf } from './models/certificates.js'

const atOnce = 500

/** Certificates of earlier versions get the endings of their numbers, by which parts are found; may be stopped and begun again at any point. */
export async function addCertificateEndings(store: Store): Promise<void> {
  const certificates = certificatesOf(store)
  for (;;) {
    const rows = await certificates.find({ numberEndings: { $exists: false } }, { _id: 1 }).limit(atOnce).lean<{ _id: string }[]>()
    for (const { _id } of rows) await certificates.updateOne({ _id }, { $set: { numberEndings: endingsOf(_id) } })
    if (rows.length < atOnce) return
  }
}

import { collection } from '../connection.js'

/** A file somebody handed in; the bytes are in GridFS under `fileId`. It exists only once all bytes are stored and checked. */
export interface UploadDocument {
  _id: string
  fileId: string
  name: string
  purpose: string
  size: number
  type: string
  sha256: string
  uploadedBy: string
  enterpriseId?: string
  createdAt: Date
  /** Set until somebody hands the file in with something; who hands files in takes it away (`refuseForeignUploads`). */
  unused?: true
}

/** Files people handed in. */
export const uploadsOf = collection<UploadDocument>(
  'uploads',
  {
    _id: { type: String, required: true },
    fileId: { type: String, required: true },
    name: { type: String, required: true },
    purpose: { type: String, required: true },
    size: { type: Number, required: true },
    type: { type: String, required: true },
    sha256: { type: String, required: true },
    uploadedBy: { type: String, required: true },
    enterpriseId: String,
    createdAt: { type: Date, required: true },
    unused: Boolean,
  },
  [[{ uploadedBy: 1, createdAt: -1 }], [{ enterpriseId: 1, createdAt: -1 }], [{ fileId: 1 }], [{ unused: 1, fileId: 1 }]],
)

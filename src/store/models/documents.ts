import type { DocumentKind } from '../../domain/ports.js'
import { collection } from '../connection.js'

/** A PDF made once for (caseId, kind, occasion); the bytes are in GridFS under `fileId`. */
export interface DocumentDocument {
  _id: string
  caseId: string
  kind: DocumentKind
  occasion: string
  name: string
  fileId: string
  size: number
  pages: number
  sha256: string
  createdAt: Date
  /** Characters no embedded font has, printed as 〔U+…〕: somebody should look at the paper. */
  missingCharacters: string[]
  /** Characters taken from the fallback font. */
  fallbackCharacters: string[]
}

/** Papers the system made. */
export const documentsOf = collection<DocumentDocument>(
  'documents',
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    kind: { type: String, required: true },
    occasion: { type: String, required: true },
    name: { type: String, required: true },
    fileId: { type: String, required: true },
    size: { type: Number, required: true },
    pages: { type: Number, required: true },
    sha256: { type: String, required: true },
    createdAt: { type: Date, required: true },
    missingCharacters: [String],
    fallbackCharacters: [String],
  },
  [[{ caseId: 1, createdAt: 1 }], [{ fileId: 1 }]],
)

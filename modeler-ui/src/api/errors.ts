import { t } from '@/i18n'

/** A refusal of the server, or `network` when there was no answer. `message` is fit to be shown. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'ApiError'
  }

  /** Input errors by field path, as sentences. */
  get fields(): Record<string, string> {
    const fields = this.details.fields
    if (!fields || typeof fields !== 'object') return {}
    return Object.fromEntries(Object.entries(fields).map(([path, value]) => [path, fieldText(value)]))
  }

  get offline(): boolean {
    return this.code === 'network'
  }
}

function fieldText(value: unknown): string {
  if (value && typeof value === 'object' && 'message' in value) return String(value.message)
  return String(value)
}

export function networkError(): ApiError {
  return new ApiError('network', 0, t('shell.errors.network'))
}

/** A sentence for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : t('shell.errors.unknown')
}

/**
 * A refusal the person can act on. `code` is a key of the message catalogue (`errors.<code>`), which holds the Chinese sentence;
 * `details` are its parameters and, for input errors, `fields: { path: code }`.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

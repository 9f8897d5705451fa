import type { CaseRecord } from '../../domain/case.js'
import type { RegulationPack } from '../../domain/ports.js'
import type { Actor } from '../../domain/role.js'
import type { FormId, TaskPayload } from '../../domain/task-forms.js'
import type { Casework, HumanTaskView } from '../context.js'

/** Everything known when a form is handed in; the same again when the act is carried out a second time. */
export interface Scene<F extends FormId> {
  casework: Casework
  intentId: string
  actor: Actor
  /** When the person handed it in. */
  at: Date
  task: HumanTaskView
  record: CaseRecord
  payload: TaskPayload<F>
  pack: RegulationPack
}

/** A change in mongoose's notation. */
export interface Change {
  update: Record<string, Record<string, unknown>>
  onlyIf?: Record<string, unknown>
  arrayFilters?: Record<string, unknown>[]
}

/** What a completed form does. One atomic change of the case; everything else it writes is idempotent by its own keys. */
export interface FormEffect<F extends FormId> {
  /** Parts of the case it changes, kept before and after in the audit trail. */
  parts: (keyof CaseRecord)[]
  /** True for forms of the time after the grade was announced. */
  afterOutcome?: boolean
  /** Refuses what the form's schema can't see. Nothing is written yet. */
  check?(scene: Scene<F>): Promise<void> | void
  /** Writes beside the case, before it; may refuse, having changed nothing. */
  beside?(scene: Scene<F>): Promise<void>
  change(scene: Scene<F>): Promise<Change> | Change
  /** What the engine is told (docs/procedures.md). */
  variables?(payload: TaskPayload<F>): Record<string, unknown>
}

import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { taskForms, type FormId, type TaskPayload } from '../domain/task-forms.js'
import type { Intent } from '../store/models/intents.js'
import { changeCase, findCase, partsOf, refusalOf, stillRunning } from './case-records.js'
import type { Casework, HumanTaskView } from './context.js'
import { formEffects } from './forms/all-forms.js'
import type { FormEffect, Scene } from './forms/form-effect.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'
import { ofThisLife, refuseUnlessMine, taskFor } from './task-access.js'

/** Completes a human task: the form goes into the store, then the engine is told what decides its way on. */
export const completeTaskEffect: Effect = {
  async apply(casework, intent) {
    const { scene, effect } = await sceneOf(casework, intent)
    const alreadyIn = (scene.record as { appliedIntents?: string[] }).appliedIntents?.includes(intent._id)
    if (!alreadyIn) await effect.beside?.(scene)
    const change = await effect.change(scene)
    const onlyIf = effect.afterOutcome ? change.onlyIf : { ...stillRunning, ...change.onlyIf }
    const after = await changeCase(casework.store, scene.record.caseId, { intentId: intent._id, ...change, ...(onlyIf ? { onlyIf } : {}) })
    if (!after) throw effect.afterOutcome ? new Refusal('case.changed-meanwhile', 409) : refusalOf(await findCase(casework.store, scene.record.caseId))
    const form = { task: scene.task.taskKey, element: scene.task.elementId, payload: scene.payload }
    return { before: partsOf(scene.record, effect.parts), after: { ...partsOf(after, effect.parts), form }, subject: scene.task.formId }
  },
  command: async (casework, intent) => {
    const task = taskOf(intent)
    const effect = effectOf(task.formId as FormId)
    if (!ofThisLife(casework, task.id)) return
    const answer = await casework.engine.completeTask(task.taskKey, effect.variables?.(intent.payload as never) ?? {})
    // completed by an earlier try, or cancelled: the records say so, or will. A task they go on showing open was not completed.
    if (answer === 'not-found' && (await casework.tasks.find(task.id))?.state === 'open') throw new Error('the engine does not know a task that its records show open')
  },
}

/**
 * Validates what a person typed against the task's form and completes the task.
 * @throws ZodError for the form's own rules; Refusal `task.unknown`, `task.not-yours`, `task.claimed-by-another`, `task.already-completed`,
 * `task.cancelled`, and those of the form.
 */
export async function completeTask(casework: Casework, actor: Actor, taskId: string, typed: unknown): Promise<Performed> {
  const { task, record } = await taskFor(casework, actor, taskId)
  const formId = task.formId as FormId
  if (!(formId in taskForms)) throw new Refusal('task.form-unknown', 409, { formId })
  const payload = taskForms[formId].parse(typed)
  const act = {
    id: `complete:${task.id}`,
    kind: 'complete-task',
    effect: completeTaskEffect,
    actor,
    payload,
    caseId: record.caseId,
    facts: { task },
    takenCode: 'task.already-completed',
  }
  // asked first: a repetition finds the task completed and the case further on
  if (!(await earlierAct(casework, act))) {
    await refuseUnlessMine(casework, actor, task)
    const scene = { casework, intentId: act.id, actor, at: casework.clock.now(), task, record, payload, pack: casework.pack(record.pack) }
    const effect = effectOf(formId)
    if (record.withdrawal || (!effect.afterOutcome && record.outcome)) throw refusalOf(record)
    await effect.check?.(scene as Scene<FormId>)
  }
  return performed(await perform(casework, act))
}

const effectOf = (formId: FormId): FormEffect<FormId> => formEffects[formId] as unknown as FormEffect<FormId>

const taskOf = (intent: Intent): HumanTaskView => intent.facts.task as HumanTaskView

async function sceneOf(casework: Casework, intent: Intent): Promise<{ scene: Scene<FormId>; effect: FormEffect<FormId> }> {
  const task = taskOf(intent)
  const record = await findCase(casework.store, task.caseId)
  if (!record) throw new Refusal('case.unknown', 404)
  const { actor, at } = intent
  const payload = intent.payload as TaskPayload<FormId>
  return {
    scene: { casework, intentId: intent._id, actor, at, task, record, payload, pack: casework.pack(record.pack) },
    effect: effectOf(task.formId as FormId),
  }
}

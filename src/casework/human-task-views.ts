import type { Store } from '../store/connection.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'
import type { HumanTaskView, HumanTaskViews } from './context.js'

/** Human tasks as the projection of the engine's records has them; those of earlier lives of the engine are nobody's any more. */
export function createHumanTaskViews(store: Store, epoch: string): HumanTaskViews {
  return {
    async find(taskId) {
      const found = await humanTasksOf(store).findOne({ _id: taskId, epoch }).lean<HumanTask | null>()
      return found ? viewOf(found) : undefined
    },
    async openOfCase(caseId, formId) {
      const open = await humanTasksOf(store).find({ caseId, state: 'open', epoch }).lean<HumanTask[]>()
      return open.filter((task) => task.formId === formId).map(viewOf)
    },
  }
}

function viewOf(task: HumanTask): HumanTaskView {
  const { _id, userTaskKey, caseId, processId, elementId, elementInstanceKey, formId, candidateGroups, state, variables } = task
  return { id: _id, taskKey: userTaskKey, caseId, processId, elementId, elementInstanceKey, formId, candidateGroups, state, variables }
}

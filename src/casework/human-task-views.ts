import type { Store } from '../store/connection.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'
import type { HumanTaskView, HumanTaskViews } from './context.js'

/** Human tasks as the projection of the engine's records has them; of two lives of the engine with the same key the later one. */
export function createHumanTaskViews(store: Store): HumanTaskViews {
  return {
    async find(taskKey) {
      const found = await humanTasksOf(store).find({ userTaskKey: taskKey }).lean<HumanTask[]>()
      const latest = found.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0]
      return latest && viewOf(latest)
    },
    async openOfCase(caseId, formId) {
      const open = await humanTasksOf(store).find({ caseId, state: 'open' }).lean<HumanTask[]>()
      return open.filter((task) => task.formId === formId).map(viewOf)
    },
  }
}

function viewOf(task: HumanTask): HumanTaskView {
  const { _id, userTaskKey, caseId, processId, elementId, elementInstanceKey, formId, candidateGroups, state, variables } = task
  return { id: _id, taskKey: userTaskKey, caseId, processId, elementId, elementInstanceKey, formId, candidateGroups, state, variables }
}

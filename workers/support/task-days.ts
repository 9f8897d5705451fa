import type { RegulationPack } from '../../src/domain/ports.js'
import type { FormId } from '../../src/domain/task-forms.js'
import { FinalFailure } from '../contract.js'

/**
 * Working days a human task has by the pack.
 * @throws FinalFailure when the pack doesn't say.
 */
export function taskDays(pack: RegulationPack, form: FormId): number {
  const days = pack.taskWorkingDays[form]
  if (!days) throw new FinalFailure(`pack ${pack.name} has no working days for ${form}`)
  return days.value
}

import type { DeployedForm, DeployedModel } from '../store/models/deployed-models.js'
import type { EngineRecord } from '../store/models/engine-records.js'
import type { Progress } from '../store/models/progress.js'
import { readDeployedForm, readDeployedModel } from './deployed-resources.js'
import { foldRecord } from './fold-record.js'
import { beginProgress, unitOf, type ProgressUnit } from './progress-unit.js'
import { write, writeUnits, type ProjectionTarget } from './projection-target.js'

/** What a flush changed, for the browsers. */
export interface ProjectedChange {
  caseIds: string[]
  processInstanceKeys: string[]
}

/** Instances kept in memory between batches; running ones are read again from the store when they come back. */
const mostKept = 1000

/** Folds records into projections and writes what changed: the one code path of the live projector and of the rebuild. */
export class Projection {
  readonly #target: ProjectionTarget
  readonly #onFailure: (record: EngineRecord, error: unknown) => Promise<void>
  readonly #units = new Map<string, ProgressUnit>()
  readonly #formIds = new Map<string, string>()
  #models: DeployedModel[] = []
  #forms: DeployedForm[] = []
  #again = false

  /** `onFailure`: a record that can't be folded; it is passed over. */
  constructor(target: ProjectionTarget, onFailure: (record: EngineRecord, error: unknown) => Promise<void>) {
    this.#target = target
    this.#onFailure = onFailure
  }

  /** Reads what earlier records left that later ones need. */
  async begin(): Promise<void> {
    const forms = await this.#target.deployedForms.find({}, { projection: { formId: 1 } }).toArray()
    for (const { _id, formId } of forms) this.#formIds.set(_id, formId)
  }

  /** Records of one stream in their order. Nothing is written until `flush`. */
  async fold(records: EngineRecord[]): Promise<void> {
    await this.#load(records)
    for (const record of records) {
      try {
        this.#foldOne(record)
      } catch (error) {
        await this.#onFailure(record, error)
      }
    }
  }

  /** Writes everything that changed since the last flush. After a failure it may be called again. */
  async flush(): Promise<ProjectedChange> {
    const changed = [...this.#units.values()].filter((unit) => unit.dirty)
    try {
      await write(this.#target.deployedModels, this.#models.map(replacing))
      await write(this.#target.deployedForms, this.#forms.map(replacing))
      await writeUnits(this.#target, changed, this.#again)
    } catch (error) {
      this.#again = true
      throw error
    }
    this.#again = false
    this.#models = []
    this.#forms = []
    for (const unit of changed) {
      unit.fresh = false
      unit.dirty = false
      unit.changedTasks.clear()
      unit.changedTimers.clear()
    }
    this.#forgetSome()
    return {
      caseIds: [...new Set(changed.map(({ progress }) => progress.caseId).filter(Boolean))],
      processInstanceKeys: changed.map(({ progress }) => progress.processInstanceKey),
    }
  }

  #foldOne(record: EngineRecord): void {
    const { epoch, valueType, value } = record
    if (valueType === 'PROCESS') return void this.#models.push(readDeployedModel(record))
    if (valueType === 'FORM') {
      const form = readDeployedForm(record)
      this.#formIds.set(form._id, form.formId)
      return void this.#forms.push(form)
    }
    const id = unitId(epoch, value.processInstanceKey)
    if (!id) return
    const unit = this.#units.get(id) ?? unitOf(beginProgress(record), true)
    this.#units.set(id, unit)
    const parentId = unitId(epoch, value.parentProcessInstanceKey)
    foldRecord(unit, record, {
      parent: parentId ? this.#units.get(parentId)?.progress : undefined,
      formIdOf: (formKey) => this.#formIds.get(`${epoch}:${formKey}`),
    })
  }

  async #load(records: EngineRecord[]): Promise<void> {
    const missing = new Set<string>()
    for (const { epoch, value } of records) {
      for (const key of [value.processInstanceKey, value.parentProcessInstanceKey]) {
        const id = unitId(epoch, key)
        if (!id) continue
        const unit = this.#units.get(id)
        if (!unit) missing.add(id)
        else if (this.#units.delete(id)) this.#units.set(id, unit) // most recently used last
      }
    }
    if (missing.size === 0) return
    const found = await this.#target.progress.find({ _id: { $in: [...missing] } }).toArray()
    for (const progress of found) this.#units.set(progress._id, unitOf(progress as Progress, false))
  }

  #forgetSome(): void {
    for (const [id, { progress }] of this.#units) if (progress.state !== 'active') this.#units.delete(id)
    for (const id of this.#units.keys()) {
      if (this.#units.size <= mostKept) return
      this.#units.delete(id)
    }
  }
}

const unitId = (epoch: string, key: unknown): string | undefined => (typeof key === 'string' && !/^(-1|0)$/.test(key) ? `${epoch}:${key}` : undefined)

const replacing = <T extends { _id: string }>({ _id, ...replacement }: T) => ({ replaceOne: { filter: { _id }, replacement, upsert: true } }) as never

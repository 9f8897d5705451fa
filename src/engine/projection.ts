import type { mongo } from 'mongoose'
import type { DeployedForm, DeployedModel } from '../store/models/deployed-models.js'
import type { EngineRecord } from '../store/models/engine-records.js'
import type { Progress } from '../store/models/progress.js'
import { readDeployedForm, readDeployedModel } from './deployed-resources.js'
import { isTooLarge, setAsideProgress } from './bounded-progress.js'
import { foldRecord } from './fold-record.js'
import { isPassingFailure } from './passing-failure.js'
import { beginProgress, unitOf, type ProgressUnit } from './progress-unit.js'
import { write, writeSetAside, writeUnits, type ProjectionTarget } from './projection-target.js'

/** What a flush changed, for the browsers. */
export interface ProjectedChange {
  caseIds: string[]
  processInstanceKeys: string[]
  /** Candidate groups of the human tasks that changed. */
  groups: string[]
}

/** What goes wrong with one thing and must not stop the others. */
export interface ProjectionFailures {
  /** A record that can't be folded; it is passed over. */
  record(record: EngineRecord, error: unknown): Promise<void>
  /** A document that the store doesn't take: of an instance, or of a deployed model or form. */
  document(id: string, error: unknown): void
}

/** Instances kept in memory between batches; running ones are read again from the store when they come back. */
const mostKept = 1000

/** Folds records into projections and writes what changed: the one code path of the live projector and of the rebuild. */
export class Projection {
  readonly #target: ProjectionTarget
  readonly #failures: ProjectionFailures
  readonly #units = new Map<string, ProgressUnit>()
  readonly #formIds = new Map<string, string>()
  #models: DeployedModel[] = []
  #forms: DeployedForm[] = []
  #again = false
  /** Instances to be folded from their first record, whatever is stored of them. */
  readonly #anew = new Set<string>()

  constructor(target: ProjectionTarget, failures: ProjectionFailures) {
    this.#target = target
    this.#failures = failures
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
        await this.#failures.record(record, error)
      }
    }
  }

  /**
   * Forgets what is folded of some instances and of all that hang on them: the next `fold` brings all their records again, then comes a `flush`.
   * Resolves with the keys of them all.
   */
  async startAnew(epoch: string, keys: string[]): Promise<string[]> {
    const all = new Set(keys)
    const { progress } = this.#target
    for (let before = 0; before < all.size; ) {
      before = all.size
      const known = await progress.find({ epoch, processInstanceKey: { $in: [...all] } }, { projection: { caseId: 1 } }).toArray()
      const caseIds = known.map(({ caseId }) => caseId).filter(Boolean)
      const related = await progress
        .find({ epoch, $or: [{ caseId: { $in: caseIds } }, { 'parent.processInstanceKey': { $in: [...all] } }] }, { projection: { processInstanceKey: 1 } })
        .toArray()
      for (const { processInstanceKey } of related) all.add(processInstanceKey)
    }
    for (const key of all) {
      const id = `${epoch}:${key}`
      this.#units.delete(id)
      this.#anew.add(id)
    }
    return [...all]
  }

  /** Writes everything that changed since the last flush. After a failure it may be called again. */
  async flush(): Promise<ProjectedChange> {
    const changed = [...this.#units.values()].filter((unit) => unit.dirty)
    try {
      await this.#writeEach(this.#target.deployedModels, this.#models)
      await this.#writeEach(this.#target.deployedForms, this.#forms)
      await this.#writeUnits(changed)
    } catch (error) {
      this.#again = true
      throw error
    }
    this.#again = false
    this.#anew.clear()
    this.#models = []
    this.#forms = []
    const groups = [...new Set(changed.flatMap(({ changedTasks }) => [...changedTasks.values()].flatMap(({ candidateGroups }) => candidateGroups)))]
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
      groups,
    }
  }

  /** All together; where the store refuses something of it, one by one, and what it refuses alone is set aside. */
  async #writeUnits(changed: ProgressUnit[]): Promise<void> {
    const large = changed.filter(({ progress }) => isTooLarge(progress))
    for (const unit of large) await this.#setAside(unit, new Error('larger than a document may be'))
    const others = large.length > 0 ? changed.filter((unit) => !large.includes(unit)) : changed
    try {
      return await writeUnits(this.#target, others, this.#again || this.#anew.size > 0)
    } catch (error) {
      if (isPassingFailure(error)) throw error
    }
    for (const unit of others) {
      try {
        await writeUnits(this.#target, [unit], true)
      } catch (error) {
        if (isPassingFailure(error)) throw error
        await this.#setAside(unit, error)
      }
    }
  }

  /** Where not even the mark can be written the store is at fault, not the instance: this throws, and all of it is tried again. */
  async #setAside(unit: ProgressUnit, error: unknown): Promise<void> {
    const marked = setAsideProgress(unit.progress)
    await writeSetAside(this.#target, marked)
    unit.progress = marked
    unit.changedTasks.clear()
    unit.changedTimers.clear()
    this.#failures.document(marked._id, error)
  }

  async #writeEach<T extends { _id: string }>(collection: mongo.Collection<T>, documents: T[]): Promise<void> {
    try {
      return await write(collection, documents.map(replacing))
    } catch (error) {
      if (isPassingFailure(error)) throw error
    }
    let refused = 0
    for (const document of documents) {
      await write(collection, [replacing(document)]).catch((error: unknown) => {
        if (isPassingFailure(error)) throw error
        refused++
        this.#failures.document(document._id, error)
      })
    }
    if (refused === documents.length) await collection.findOne({}, { projection: { _id: 1 } }) // throws where the store itself is at fault
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
    const unit = this.#units.get(id) ?? unitOf(beginProgress(record), !this.#anew.has(id))
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
        if (!unit && !this.#anew.has(id)) missing.add(id)
        if (!unit) continue
        if (this.#units.delete(id)) this.#units.set(id, unit) // most recently used last
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

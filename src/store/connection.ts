import mongoose from 'mongoose'

/** The store: one connection; models are bound to it by the functions in `models/`. */
export type Store = mongoose.Connection

const modelMakers: ((store: Store) => mongoose.Model<never>)[] = []

/**
 * Declares a collection. The result binds it to a store, always giving the same model for the same store.
 * Unknown paths in filters and updates throw: a misspelt field is a mistake, never an empty result.
 */
export function collection<T extends { _id: unknown }>(
  name: string,
  fields: mongoose.SchemaDefinition,
  indexes: [mongoose.IndexDefinition, mongoose.IndexOptions?][] = [],
): (store: Store) => mongoose.Model<T> {
  const bind = (store: Store): mongoose.Model<T> => {
    const known = store.models[name]
    if (known) return known as unknown as mongoose.Model<T>
    const schema = new mongoose.Schema(fields, {
      collection: name,
      strict: 'throw',
      strictQuery: 'throw',
      minimize: false,
      versionKey: false,
      id: false,
      autoIndex: false,
      autoCreate: false,
    })
    for (const [index, options] of indexes) schema.index(index, options ?? {})
    return store.model(name, schema) as unknown as mongoose.Model<T>
  }
  modelMakers.push(bind as unknown as (store: Store) => mongoose.Model<never>)
  return bind
}

/**
 * Connects to a store that speaks the MongoDB protocol. Throws when it can't be reached within 10 s. Whether the driver repeats a
 * write is the address's to say (`retryWrites`; off for a store of our own): every write is safe to repeat, and none may take the
 * echo of its own first attempt, a duplicate key, for another writer's.
 */
export async function connectStore(uri: string): Promise<Store> {
  const store = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 10_000,
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 20,
  })
  try {
    await store.asPromise()
  } catch (error) {
    // What watches the server would go on for ever.
    await store.destroy().catch(() => undefined)
    throw error
  }
  return store
}

/**
 * Creates every declared collection's indexes; harmless when they exist. Correctness rests on the unique ones, so
 * nothing may be written before this returned.
 */
export async function createIndexes(store: Store): Promise<void> {
  for (const bind of modelMakers) {
    const model = bind(store)
    if (model.schema.indexes().length > 0) await model.createIndexes()
  }
}

/** True for the error a unique key raises: the other writer was first. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000
}

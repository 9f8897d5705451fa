import mongoose from 'mongoose'

const { MongoClient } = mongoose.mongo

/** The one user of a store of ours; `mongod` and SecantusDB keep it in the data folder, as a salted hash. */
export const storeUser = 'dabiao'

const codes = { userNotFound: 11, unauthorized: 13, authenticationFailed: 18, userExists: 51_003 }
const codeOf = (error: unknown): unknown => (error as { code?: unknown })?.code

async function asked(port: number, password: string | undefined, command: Record<string, unknown>): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
    ...(password !== undefined && { auth: { username: storeUser, password }, authSource: 'admin' }),
  })
  try {
    await client.db('admin').command(command)
  } finally {
    await client.close()
  }
}

/** True, or false where the error is one of those codes; any other is thrown. */
const succeeds = (work: Promise<void>, ...failures: number[]): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (failures.includes(codeOf(error) as number)) return false
      throw error
    },
  )

const userCommand = (command: 'createUser' | 'updateUser', password: string) => ({
  [command]: storeUser,
  pwd: password,
  ...(command === 'createUser' && { roles: ['root'] }),
})

/** Whether the store lets in who knows that password. */
export const knowsPassword = (port: number, password: string): Promise<boolean> => succeeds(asked(port, password, { ping: 1 }), codes.authenticationFailed)

/** Makes the user of a store that has none yet, which it allows its own machine once; false where there is one. */
export const giveFirstPassword = (port: number, password: string): Promise<boolean> =>
  succeeds(asked(port, undefined, userCommand('createUser', password)), codes.unauthorized, codes.userExists)

/** Sets the password of a store that was started without asking for one. */
export async function replacePassword(port: number, password: string): Promise<void> {
  if (await succeeds(asked(port, undefined, userCommand('updateUser', password)), codes.userNotFound)) return
  await asked(port, undefined, userCommand('createUser', password))
}

import { createReadStream } from 'node:fs'
import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import type { RegulationPack } from '../domain/ports.js'
import { createStandards } from '../standards/create-standards.js'
import { addMissing } from '../store/add-missing.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { instanceOf } from '../store/models/instance.js'
import { mailAddressesOf, type MailAddressDocument } from '../store/models/mail-addresses.js'
import { regionsOf } from '../store/models/regions.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'
import { ensureSampleSignIns, sampleAccountList, type SampleAccount } from './sample-accounts.js'
import { sampleCreditCode, sampleEnterprises, sampleMailDomain } from './sample-enterprises.js'
import { sampleExperts } from './sample-experts.js'
import { certifyingRegions, sampleRegions } from './sample-regions.js'
import { sampleSelfEvaluation } from './sample-self-evaluation.js'

export interface SeedOptions {
  store: Store
  dataDir: string
  clock: Clock
  log: Pick<Logger, 'info'>
  pack: RegulationPack
  hashPassword(password: string): Promise<string>
}

/** Runs `work` over all, `width` at a time: argon2 keeps every core busy and no more memory than that. */
async function eachOf<T>(all: T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all]
  const worker = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

async function seedAccounts(options: SeedOptions, accounts: SampleAccount[]): Promise<void> {
  const signIns = new Map((await ensureSampleSignIns(options.dataDir, accounts)).map((s) => [s.username, s.password]))
  const model = accountsOf(options.store)
  const there = new Set((await model.find({}, { _id: 1 }).lean()).map((a) => a._id))
  const now = options.clock.now()
  await eachOf(
    accounts.filter((a) => !there.has(a.accountId)),
    4,
    async ({ accountId, ...account }) => {
      const passwordHash = await options.hashPassword(signIns.get(account.username)!)
      const made: Account = { ...account, _id: accountId, passwordHash, industries: [], active: true, sample: true, sessionsValidFrom: now, createdAt: now }
      await model.create(made).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error
      })
    },
  )
}

/** Sample enterprises of earlier versions have codes with letters that no code has, and couldn't save their ledgers any more. */
async function rightenCreditCodes(store: Store): Promise<void> {
  const enterprises = enterprisesOf(store)
  for (const { _id, creditCode } of await enterprises.find({ sample: true }, { creditCode: 1 }).lean())
    if (creditCode.startsWith('9164SAMPLE')) await enterprises.updateOne({ _id, creditCode }, { $set: { creditCode: sampleCreditCode(_id) } })
}

/**
 * Seeds the sample region. May be killed and run again at any point: every document has a fixed id, and passwords are written
 * before the accounts that use them. Only for an instance that is not in production.
 */
export async function seedSample(options: SeedOptions): Promise<void> {
  const { store, clock, pack } = options
  await rightenCreditCodes(store)
  const instance = await instanceOf(store).findById('instance').lean()
  if (instance?.sampleSeededAt) return
  const now = clock.now()
  const enterprises = sampleEnterprises(pack, now)
  const experts = sampleExperts(pack)
  await addMissing(regionsOf(store), sampleRegions)
  await addMissing(enterprisesOf(store), enterprises)
  await addMissing(expertsOf(store), experts)
  const addresses: MailAddressDocument[] = certifyingRegions.flatMap((region) =>
    pack.departments.value.map((d) => ({
      _id: `${d.id}:${region._id}`,
      department: d.id,
      regionCode: region._id,
      name: `${region.name}${d.name}（示例）`,
      email: `${d.id}-${region._id}@${sampleMailDomain}`,
      sample: true,
    })),
  )
  await addMissing(mailAddressesOf(store), addresses)
  const standards = createStandards(store, clock, () => pack.industries)
  await standards.importXlsx({ accountId: 'A-admin', displayName: '流程管理员（示例）', role: 'process-administrator', regionCode: '640000' }, createReadStream(new URL('../../processes/standards/gbt33000-2016-sample.xlsx', import.meta.url)))
  const first = enterprises[0]!
  await addMissing(selfEvaluationsOf(store), [
    { _id: `SE-sample-${first._id}`, enterpriseId: first._id, report: sampleSelfEvaluation(first, now), submittedAt: now, submittedBy: `A-${first._id.toLowerCase()}` },
  ])
  await seedAccounts(options, sampleAccountList(enterprises, experts))
  await instanceOf(store).updateOne({ _id: 'instance' }, { $set: { sampleSeededAt: now } })
  options.log.info({ enterprises: enterprises.length, experts: experts.length }, 'sample region seeded')
}

import type { EngineRecord } from '../store/models/engine-records.js'
import type { Projection } from './projection.js'
import type { RecordStore } from './record-store.js'

/**
 * Takes in records that came after later ones of their stream: what they belong to is folded anew from all its records in their order, as a
 * rebuild does it. Rare, so it may read the whole stream. Written by the projection's next flush.
 *
 * @param until last position folded so far: what comes after is still to come in its turn.
 */
export async function foldLate(
  { projection, records }: { projection: Projection; records: RecordStore },
  stream: { epoch: string; partitionId: number },
  late: EngineRecord[],
  until: number,
): Promise<void> {
  await projection.fold(late.filter(({ valueType }) => valueType === 'PROCESS' || valueType === 'FORM'))
  const keys = late.map(({ value }) => value.processInstanceKey).filter((key) => typeof key === 'string')
  if (keys.length === 0) return
  const family = await projection.startAnew(stream.epoch, keys)
  await projection.fold(await records.ofInstances(stream, family, until))
}

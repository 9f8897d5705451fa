/** A line of a body. `whole` false: it was longer than allowed, and `text` is only its beginning. */
export interface BodyLine {
  text: string
  whole: boolean
  bytes: number
}

/** The body is greater than any exporter sends. */
export class BodyTooLarge extends Error {}

interface Limits {
  /** Bytes of a line that is still read; of a longer one `head` bytes are kept. */
  line: number
  head: number
  body: number
}

/**
 * Lines of a body while it comes: never more than one of them is held. A last line without an end counts, an empty one does not.
 *
 * @throws BodyTooLarge
 */
export async function* bodyLines(chunks: AsyncIterable<Buffer>, limits: Limits): AsyncGenerator<BodyLine> {
  let held: Buffer[] = []
  let bytes = 0
  let total = 0
  const hold = (part: Buffer): void => {
    bytes += part.length
    held.push(part)
    // of a line that has grown too long the beginning stays, copied so that the rest is let go
    if (bytes > limits.line) held = [Buffer.from(Buffer.concat(held).subarray(0, limits.head))]
  }
  const take = (): BodyLine => {
    const line = { text: Buffer.concat(held).toString('utf8'), whole: bytes <= limits.line, bytes }
    held = []
    bytes = 0
    return line
  }
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > limits.body) throw new BodyTooLarge()
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, end))
      from = end + 1
      yield take()
    }
    if (from < chunk.length) hold(chunk.subarray(from))
  }
  if (bytes > 0) yield take()
}

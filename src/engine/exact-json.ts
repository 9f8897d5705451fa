/** Deeper nesting is refused: neither a form nor a model needs it, and the store is upset by it. */
const deepest = 60
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * JSON → values without ever rounding a key: engine keys pass 2^53, so integers of 16 and more characters become text. Costs little more
 * memory than the text: the long integers are put in quotes, the rest is the platform's own parser.
 *
 * @throws SyntaxError where it is no JSON, or nested deeper than 60.
 */
export function parseExact(text: string): unknown {
  const pieces: string[] = []
  let copied = 0
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const character = text[at]!
    if (character === '"') {
      at = afterString(text, at)
      continue
    }
    if (character === '{' || character === '[') {
      if (++depth > deepest) throw new SyntaxError(`nested deeper than ${deepest}`)
    } else if (character === '}' || character === ']') depth--
    else if (character === '-' || (character >= '0' && character <= '9')) {
      number.lastIndex = at
      const found = number.exec(text)?.[0] ?? character
      if (found.length >= 16 && /^-?\d+$/.test(found)) {
        pieces.push(text.slice(copied, at), '"', found, '"')
        copied = at + found.length
      }
      at += found.length
      continue
    }
    at++
  }
  return JSON.parse(pieces.length === 0 ? text : pieces.join('') + text.slice(copied))
}

/** Index behind the string that begins at `from`; an escaped quote has an odd number of backslashes before it. */
function afterString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1
    while (text[before] === '\\') before--
    if ((at - before) % 2 === 1) return at + 1
  }
  return text.length
}

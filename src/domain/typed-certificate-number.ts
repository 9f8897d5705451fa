import { folded } from './typed-text.js'

/** Between the parts of a number, as people write them. */
const gap = '[\\s\\-‐‑‒–—―－−_.·・]*'
/** Letter O for zero, in places where only digits stand. */
const digit = '[\\dO]'
/** Small L for Ⅰ (already a capital here), after the two letters of the industry, where only Ⅰ, Ⅱ and Ⅲ stand. */
const grade = '[IL]{1,3}'
/** Region's abbreviation if any, AQB, then XW (small-micro) or industry and grade, year, sequence (NUM-1, NX-A5). */
const number = new RegExp(`(\\p{Script=Han})?${gap}AQB${gap}(?:(XW)|([A-Z]{2})${gap}(${grade}))${gap}(${digit}{4})${gap}(${digit}{5,7})(?!${digit})`, 'u')
const romans: Record<string, string> = { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ' }

/** Compatibility forms as plain ones (Ⅲ is III, Ａ is A), capitals, nothing invisible; blanks stay, since they end a number. */
const plain = (typed: string) => typed.normalize('NFKC').replace(/[\p{Cf}]/gu, '').toUpperCase()

/** A link's address has its number in percent signs. */
function decoded(typed: string): string {
  try {
    return decodeURIComponent(typed)
  } catch {
    return typed
  }
}

/** A number as the register and every paper spell it (宁AQBJXⅢ202600001) from one in plain letters; undefined for what is none. */
function spelled(text: string): { abbreviation: string; rest: string } | undefined {
  const [whole, abbreviation = '', small, industry, roman, year, sequence] = number.exec(text) ?? []
  if (!whole || !year || !sequence) return undefined
  const tail = `${year}${sequence}`.replaceAll('O', '0')
  return { abbreviation, rest: small ? `AQBXW${tail}` : `AQB${industry}${romans[roman!.replaceAll('L', 'I')]}${tail}` }
}

/**
 * Certificate numbers that a person may have meant, found within what was typed or pasted: whatever width, case and spelling of Ⅰ, Ⅱ, Ⅲ, with
 * blanks, dashes, invisible characters and words around it. Two where the character before may be the region's abbreviation or a word; none where
 * no number is in it.
 */
export function certificateNumbersIn(typed: string): string[] {
  const text = plain(decoded(typed))
  // Blanks between all characters, too: but first as it stands, since a blank may part the number from digits that follow.
  const found = spelled(text) ?? spelled(folded(text))
  return found ? [...new Set([found.abbreviation + found.rest, found.rest])] : []
}

/** A number or part of one as it is searched for: plain capitals and digits, without anything between them. */
export const searchedPart = (typed: string): string => folded(typed).replace(/[\s\-‐‑‒–—―－−_.·・]/g, '')

/** All endings of a number, by which parts of it are found through an index: a part begins one of them. */
export function endingsOf(certificateNumber: string): string[] {
  const characters = [...searchedPart(certificateNumber)]
  return characters.slice(0, -1).map((_, at) => characters.slice(at).join(''))
}

/**
 * Numbers that differ from a typed one by a single slip: a character wrong, missing, added, or two neighbours changed round. `abbreviations` are
 * those a number may begin with.
 */
export function numbersNear(typed: string, abbreviations: string[]): string[] {
  const characters = [...searchedPart(decoded(typed))]
  if (characters.length < 8 || characters.length > 30) return []
  const others = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...abbreviations]
  const slips = [...characters, ''].flatMap((character, at) => {
    const before = characters.slice(0, at).join('')
    const [next = '', ...after] = characters.slice(at + 1)
    const rest = next + after.join('')
    return [before + rest, before + next + character + after.join(''), ...others.flatMap((other) => [before + other + rest, before + other + character + rest])]
  })
  return [...new Set([...new Set(slips)].flatMap(certificateNumbersIn))]
}

/**
 * What a person typed or pasted where only letters and digits count: full-width and compatibility forms as plain ones (Ⅲ becomes III), capitals,
 * without blanks and characters nobody sees. For keys and codes; names keep their own spelling.
 */
export const folded = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '').toUpperCase()

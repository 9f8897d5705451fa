/** A value and the catalogue key (or the name itself) of its label. */
export interface Option {
  value: string
  label: string
}
/** How one field of a statutory form is asked for. `path` is its place in the payload and its key in the catalogue. */
export interface Field {
  path: string
  kind: 'text' | 'area' | 'number' | 'date' | 'choice' | 'many' | 'yes-no' | 'upload' | 'phone' | 'email'
  required?: boolean
  /** Values and the catalogue key of their labels. */
  options?: Option[] | ((content: Content) => Option[])
  /** A number without decimals. */
  whole?: boolean
  /** Catalogue key of the unit behind a number. */
  unit?: string
  hint?: string
  wide?: boolean
  purpose?: 'licence' | 'deduction-summary' | 'photo' | 'evidence' | 'other'
  /** Shown only while this holds. */
  when?: (content: Content) => boolean
}
export interface Section {
  key: string
  fields?: Field[]
  /** A table whose rows the person adds. */
  rows?: { path: string; fields: Field[]; blank: () => Content; least?: number }
}
export type Content = Record<string, unknown>

/** Value at a dotted path. */
export function valueAt(content: Content, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Content | undefined)?.[key], content)
}

/** Sets the value at a dotted path in place, making the objects on the way. */
export function setAt(content: Content, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop()!
  let at: Content = content
  for (const key of keys) at = (at[key] ??= {}) as Content
  at[last] = value
}

export const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

export const optionsOf = (group: string, values: readonly string[]): Option[] => values.map((value) => ({ value, label: `${group}.${value}` }))

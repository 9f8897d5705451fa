/** Rows of one page. */
export const pageSize = 20

export const skipOf = (page: number): number => (page - 1) * pageSize

/** A page of rows with how many there are in all. */
export interface Paged<T> {
  items: T[]
  total: number
}

/** Text as a pattern that matches just that text: nothing a person types is read as a regular expression. */
export const containing = (text: string): { $regex: string } => ({ $regex: text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') })

import type { Actor } from '../domain/role.js'

/** A browser with the sheet open asks for it at least twice in this time. Milliseconds. */
const present = 75_000
const most = 1_000

/**
 * Who has a scoring sheet open just now, so that the members of a group see each other at it (NX-13). Lives in this process only: after a
 * restart it fills again within a minute.
 */
export function createSheetPresence(now: () => number = Date.now) {
  const sheets = new Map<string, Map<string, { name: string; at: number }>>()
  return {
    /** Notes that the actor looks at a sheet; returns the names of the others who do. */
    seen(sheet: string, { accountId, displayName }: Actor): string[] {
      const people = sheets.get(sheet) ?? new Map<string, { name: string; at: number }>()
      people.set(accountId, { name: displayName, at: now() })
      for (const [id, { at }] of people) if (now() - at > present) people.delete(id)
      sheets.delete(sheet)
      sheets.set(sheet, people)
      if (sheets.size > most) sheets.delete(sheets.keys().next().value!)
      return [...people].filter(([id]) => id !== accountId).map(([, { name }]) => name)
    },
  }
}

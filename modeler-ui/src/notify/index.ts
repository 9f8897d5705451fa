import { reactive } from 'vue'

export interface Note {
  id: number
  kind: 'done' | 'problem'
  text: string
}

export const notes = reactive<Note[]>([])
let last = 0

/** A short message at the foot of the page, read out to screen readers. */
export function notify(text: string, kind: Note['kind'] = 'done'): void {
  const id = ++last
  notes.push({ id, kind, text })
  setTimeout(() => dismiss(id), kind === 'problem' ? 9000 : 4000)
}

export function dismiss(id: number): void {
  const at = notes.findIndex((note) => note.id === id)
  if (at >= 0) notes.splice(at, 1)
}

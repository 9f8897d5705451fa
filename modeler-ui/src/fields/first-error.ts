import { nextTick } from 'vue'

/** A date or number that was typed but means nothing (2027-02-30): the browser gives no value for it, so the server can't refuse it. */
export function firstBadInput(form: HTMLElement | null | undefined): HTMLElement | undefined {
  return [...(form?.querySelectorAll('input') ?? [])].find((input) => input.validity.badInput)
}

/** Brings what has to be corrected into view, and the keyboard with it. */
export async function showFirstError(form: HTMLElement | null | undefined, first?: HTMLElement): Promise<void> {
  await nextTick()
  const found = first ?? form?.querySelector<HTMLElement>('[aria-invalid="true"], .field-error')
  found?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  found?.focus({ preventScroll: true })
}

import { expect } from 'chai'
import type { Locator, Page } from 'playwright-core'
import type { Stage } from './stage.js'

/** Fills every required field that is empty, by what kind of field it is. */
export async function fillRequired(form: Locator): Promise<void> {
  for (const fieldset of await form.locator('fieldset:has(input[type=radio])').all()) {
    if ((await fieldset.locator('input:checked').count()) === 0) await fieldset.getByLabel('是', { exact: true }).check()
  }
  for (const field of await form.locator('[aria-required=true]').all()) {
    const tag = await field.evaluate((element: { tagName: string; type?: string }) => `${element.tagName}:${element.type ?? ''}`)
    if ((await field.inputValue()) !== '') continue
    if (tag.startsWith('SELECT')) await field.selectOption({ index: 1 })
    else if (tag.endsWith(':number')) await field.fill('12')
    else if (tag.endsWith(':date')) await field.fill('2012-05-18')
    else await field.fill('（示例）按要求填写')
  }
}

/** Tasks handed in: one may still stand on a desk for the moment until the engine's record of it is here. */
const handedIn = new Set<string>()

/** Opens a person's task of a case from the desk, where it appears by itself. */
export async function openTask(stage: Stage, page: Page, caseId: string, name: string | RegExp): Promise<void> {
  await stage.go(page, `/desk?q=${encodeURIComponent(caseId)}`)
  const old = [...handedIn].map((task) => `:not([href="${task}"])`).join('')
  const link = page.locator(`td.main a${old}`, { hasText: name }).first()
  await link.waitFor({ timeout: 40_000 })
  await link.click()
  await page.locator('.work').waitFor()
}

/** Hands a form in and waits until the desk is back. */
export async function handIn(page: Page, button = '提交'): Promise<void> {
  const task = new URL(page.url()).pathname
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForURL(/\/desk($|\?)|\/cases\//, { timeout: 30_000 })
  handedIn.add(task)
}

/** A task whose form is drawn: texts by label, one choice. */
export async function completeDrawn(stage: Stage, page: Page, caseId: string, name: string, texts: Record<string, string>, choice?: string): Promise<void> {
  await openTask(stage, page, caseId, name)
  await page.locator('.fjs-form').waitFor()
  if (choice) await page.getByLabel(choice, { exact: true }).check()
  for (const [label, text] of Object.entries(texts)) await page.locator('.fjs-form').getByLabel(label).fill(text)
  await handIn(page)
}

/** Waits until the case page, open in that window and never loaded anew, shows the stage. */
export async function seesStage(page: Page, stage: string): Promise<void> {
  await page.locator('.stages .current .name').filter({ hasText: new RegExp(`^${stage}$`) }).waitFor({ timeout: 40_000 })
}

/** The element is drawn as current, and the outline says so too. */
export async function seesCurrent(page: Page, elementId: string, name: string): Promise<void> {
  await page.locator(`[data-element-id=${elementId}].mark-current`).first().waitFor({ state: 'attached', timeout: 40_000 })
  const line = page.locator('.outline li.current').filter({ hasText: name })
  expect(await line.count(), `outline line of ${name}`).to.be.at.least(1)
}

export const dateIn = (days: number, from: Date): string => new Date(from.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

/** Waits until a field holds the text. */
export async function holds(field: Locator, text: string): Promise<void> {
  for (let tries = 0; tries < 100 && (await field.inputValue()) !== text; tries++) await field.page().waitForTimeout(100)
  expect(await field.inputValue()).to.equal(text)
}

import { setTimeout as sleep } from 'node:timers/promises'
import { Browser } from '../unit/api/browser.js'

/** What another signed-in person got while an attack ran. */
export interface Experience {
  milliseconds: number[]
  /** Answers that were none, or a fault. */
  failed: string[]
}

const pages = ['/api/session', '/api/tasks', '/api/cases', '/api/inbox', '/api/public/notices', '/api/public/certificates?q=']
/** Longest wait for one page: whoever waits longer has gone. */
const patience = 20_000

/** Asks for typical pages one after the other, as somebody at work does, until `over` is aborted. */
export async function workMeanwhile(browser: Browser, over: AbortSignal): Promise<Experience> {
  const experience: Experience = { milliseconds: [], failed: [] }
  for (let at = 0; !over.aborted; at += 1) {
    const page = pages[at % pages.length]!
    const began = performance.now()
    try {
      const answer = await Promise.race([browser.get(page), sleep(patience).then(() => undefined)])
      if (!answer || answer.status >= 400) experience.failed.push(`${page}: ${answer?.status ?? 'no answer'}`)
    } catch (error) {
      experience.failed.push(`${page}: ${String((error as Error).cause ?? error)}`)
    }
    experience.milliseconds.push(performance.now() - began)
    await sleep(50)
  }
  return experience
}

export function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

import { currentLocale, t } from '@/i18n'
import { now } from './clock'

const zone = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()
function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${currentLocale()}:${name}`
  let made = formats.get(key)
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(currentLocale(), { timeZone: zone, ...options })))
  return made
}

/** 2026年11月22日, in the authority's time zone. */
export function dateText(iso: string | undefined | null): string {
  if (!iso) return ''
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : format('date', { year: 'numeric', month: 'long', day: 'numeric' }).format(date)
}

/** A date that may still move says so: 2027年1月4日（暂定）. */
export function dueText(iso: string, provisional: boolean | undefined): string {
  return provisional ? t('shell.time.provisionally', { date: dateText(iso) }) : dateText(iso)
}

/** 2026年11月22日 14:05 */
export function timeText(iso: string | undefined | null): string {
  if (!iso) return ''
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return format('time', { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
}

const minute = 60_000
const day = 86_400_000

function span(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  if (length >= 2 * day) return t('shell.time.days', { n: Math.floor(length / day) })
  if (length >= day) return t('shell.time.dayHours', { n: Math.floor((length - day) / (60 * minute)) })
  if (length >= 60 * minute) return t('shell.time.hours', { n: Math.floor(length / (60 * minute)) })
  return t('shell.time.minutes', { n: Math.max(1, Math.floor(length / minute)) })
}

export type Urgency = 'late' | 'soon' | 'calm'

/** How long until a deadline, by the instance's clock; `soon` is within two days. */
export function timeLeft(iso: string): { text: string; urgency: Urgency } {
  const left = Date.parse(iso) - now.value
  if (left < 0) return { text: t('shell.time.late', { span: span(left) }), urgency: 'late' }
  return { text: t('shell.time.left', { span: span(left) }), urgency: left < 2 * day ? 'soon' : 'calm' }
}

import { createI18n } from 'vue-i18n'
import { keepHere, readHere } from '@/kept/kept-here'

type Messages = Record<string, unknown>

/** Files named `ui-desk.json` are found under `desk.…`; `terms.json` at the root. */
function gather(files: Record<string, unknown>): Messages {
  const messages: Messages = {}
  for (const [path, content] of Object.entries(files)) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    if (name === 'terms') Object.assign(messages, content)
    else messages[name.replace(/^ui-/, '')] = content
  }
  return messages
}

const chinese = gather(
  import.meta.glob(['../../../src/catalogue/zh-CN/{ui-*,terms}.json'], { eager: true, import: 'default' }),
)
const english = import.meta.glob(['../../../src/catalogue/en/{ui-*,terms}.json'], { import: 'default' })

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as string,
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': chinese } as unknown as Record<string, never>,
})

export const t = i18n.global.t as unknown as (key: string, values?: Record<string, unknown>) => string
const te = i18n.global.te as unknown as (key: string, locale?: string) => boolean

/** Whether the catalogue has the key in the language shown or in Chinese. */
export const has = (key: string) => te(key) || te(key, 'zh-CN')

/** The text of a key, or `otherwise` where the catalogue has none. */
export const textOr = (key: string, otherwise: string) => (has(key) ? t(key) : otherwise)


export const currentLocale = () => i18n.global.locale.value as Locale

const localeKey = 'dabiao.locale'
/** The language chosen in this browser. */
export const keptLocale = () => readHere<Locale>(localeKey, (found) => locales.includes(found as Locale))

export async function switchLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    const entries = await Promise.all(Object.entries(english).map(async ([path, load]) => [path, await load()] as const))
    i18n.global.setLocaleMessage('en', gather(Object.fromEntries(entries)) as never)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  keepHere(localeKey, locale)
}

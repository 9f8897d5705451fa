import chinese from '../../../src/catalogue/zh-CN/acts.json'
import english from '../../../src/catalogue/en/acts.json'
import { currentLocale } from '.'

/** Name of an act of the audit trail or of one that waits, e.g. 办理任务. */
export const actName = (act: string): string => ((currentLocale() === 'en' ? english : chinese) as Record<string, string>)[act] ?? act

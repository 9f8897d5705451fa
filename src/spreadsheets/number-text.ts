import { format } from 'numfmt'

/** Codes of the formats that a workbook names by number only, as the Chinese edition of spreadsheet programs shows them (ECMA-376, 18.8.30). */
const yearMonth = 'yyyy"年"m"月"'
const monthDay = 'm"月"d"日"'
const date = 'yyyy"年"m"月"d"日"'
const builtIn: Record<number, string> = {
  ...{ 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??' },
  ...{ 14: 'yyyy-mm-dd', 15: 'yyyy-mm-dd', 16: 'm-d', 17: 'yyyy-mm', 18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm' },
  ...{ 27: yearMonth, 28: monthDay, 29: monthDay, 30: 'yyyy-mm-dd', 31: date, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: yearMonth },
  ...{ 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@' },
  ...{ 50: yearMonth, 51: monthDay, 52: yearMonth, 53: monthDay, 54: monthDay, 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: yearMonth, 58: monthDay },
}
/** Days between the two beginnings of time that a workbook may count from, 1900 and 1904. */
const daysTo1904 = 1462

export const codeOfFormat = (id: number, own: Map<number, string>): string => own.get(id) ?? builtIn[id] ?? 'General'

/** Numbers are kept to 15 digits, as spreadsheet programs do: 0.1+0.2 is 0.3. */
export const rounded = (value: number) => Number(value.toPrecision(15))

/** What a sheet shows for a number under a format code. Months have Chinese names, whatever language the code asks for. */
export function numberText(value: number, code: string, from1904: boolean): string {
  if (code === 'General' || code === '@') return String(rounded(value))
  const isDate = /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))
  try {
    return format(code.replace(/\[\$-[0-9A-Fa-f]+\]/g, ''), isDate && from1904 ? value + daysTo1904 : value, { locale: 'zh-CN' }).trim()
  } catch {
    return String(rounded(value))
  }
}

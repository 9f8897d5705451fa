import { runExpressionEvaluation } from '@bpmn-io/form-js-viewer'
import { t } from '@/i18n'

interface FieldSchema {
  id: string
  type: string
  decimalDigits?: number
  validate?: Record<string, unknown>
}
interface FieldInstance {
  id: string
  expressionContextInfo: unknown
}
interface Registry {
  get(id: string): FieldSchema | undefined
}

/** Stands in for form-js's validator, whose sentences are English: the same rules, said by the catalogue. */
export class TranslatedValidator {
  static $inject = ['expressionLanguage', 'formFieldRegistry']
  constructor(
    private readonly expressionLanguage: unknown,
    private readonly registry: Registry,
  ) {}

  validateField(field: FieldSchema, value: unknown): string[] {
    return problemsOf(field, field.validate ?? {}, value)
  }

  validateFieldInstance({ id, expressionContextInfo }: FieldInstance, value: unknown): string[] {
    const field = this.registry.get(id)
    if (!field) return []
    const limits: Record<string, unknown> = { ...field.validate }
    for (const name of ['min', 'max', 'minLength', 'maxLength']) {
      if (limits[name] === undefined) continue
      limits[name] = runExpressionEvaluation(this.expressionLanguage as never, limits[name] as never, expressionContextInfo as never)
    }
    return problemsOf(field, limits, value)
  }
}

const say = (key: string, values?: Record<string, unknown>) => t(`desk.validation.${key}`, values)
/** Characters as people count them: 𠮷 is one. */
const lengthOf = (value: unknown) => [...String(value).trim()].length
const given = (value: unknown) => value !== undefined && value !== null && value !== ''

function problemsOf(field: FieldSchema, limits: Record<string, unknown>, value: unknown): string[] {
  const unchecked = field.type === 'checkbox' && value === false
  const blank = !given(value) || (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && value.trim() === '')
  if (blank || unchecked) return limits.required ? [say(field.type === 'datetime' ? 'date' : field.type === 'radio' ? 'choose' : 'required')] : []
  const problems: string[] = []
  if (field.type === 'number') {
    const figure = Number(value)
    if (value === 'NaN' || Number.isNaN(figure)) return [say('number')]
    if (field.decimalDigits === 0 && !Number.isInteger(figure)) problems.push(say('integer'))
    if (given(limits.min) && figure < Number(limits.min)) problems.push(say('min', { n: limits.min }))
    if (given(limits.max) && figure > Number(limits.max)) problems.push(say('max', { n: limits.max }))
  }
  if (typeof limits.pattern === 'string' && !new RegExp(limits.pattern).test(String(value))) {
    problems.push(typeof limits.patternErrorMessage === 'string' ? limits.patternErrorMessage : say('pattern'))
  }
  if (given(limits.minLength) && lengthOf(value) < Number(limits.minLength)) problems.push(say('minLength', { n: limits.minLength }))
  if (given(limits.maxLength) && lengthOf(value) > Number(limits.maxLength)) problems.push(say('maxLength', { n: limits.maxLength }))
  if (limits.validationType === 'email' && !/^\S+@\S+\.\S+$/.test(String(value))) problems.push(say('email'))
  if (limits.validationType === 'phone' && !/^[\d+()\s-]{5,30}$/.test(String(value))) problems.push(say('phone'))
  return problems
}

export const translatedValidatorModule = { validator: ['type', TranslatedValidator] }

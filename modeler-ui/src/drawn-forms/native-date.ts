import { Datetime, Description, Errors, Label } from '@bpmn-io/form-js-viewer'
import { h } from 'preact'

interface Props {
  domId: string
  disabled?: boolean
  readonly?: boolean
  errors?: string[]
  value?: string | null
  field: { id: string; dateLabel?: string; description?: string; validate?: { required?: boolean } }
  onChange(change: { value: string | null }): void
  onBlur?(): void
  onFocus?(): void
}

/**
 * A date by the browser's own control: in the person's language, by touch, and a day that does not exist is refused where it is typed
 * (form-js's own control turns 30 February into 2 March).
 */
function NativeDate({ domId, disabled, readonly, errors = [], value, field, onChange, onBlur, onFocus }: Props) {
  const classes = ['fjs-form-field', 'fjs-form-field-datetime', errors.length > 0 && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly']
  return h(
    'div',
    { class: classes.filter(Boolean).join(' ') },
    h(Label as never, { htmlFor: domId, label: field.dateLabel, required: field.validate?.required } as never),
    h('div', { class: 'fjs-input-group' }, [
      h('input', {
        id: domId,
        class: 'fjs-input',
        type: 'date',
        value: value ?? '',
        disabled,
        readOnly: readonly,
        'aria-invalid': errors.length > 0,
        'aria-describedby': `${domId}-error-message`,
        onInput: (event: { currentTarget: HTMLInputElement }) => onChange({ value: event.currentTarget.value || null }),
        onBlur,
        onFocus,
      } as never),
    ]),
    errors.length > 0
      ? h(Errors as never, { errors, id: `${domId}-error-message` } as never)
      : h(Description as never, { id: `${domId}-description`, description: field.description } as never),
  )
}
NativeDate.config = (Datetime as unknown as { config: unknown }).config

class NativeDateField {
  static $inject = ['formFields']
  constructor(formFields: { register(type: string, component: unknown): void }) {
    formFields.register('datetime', NativeDate)
  }
}
export const nativeDateModule = { __init__: ['nativeDateField'], nativeDateField: ['type', NativeDateField] }

import { Form } from '@bpmn-io/form-js-viewer'
import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css'
import './drawn-forms.css'
import { nativeDateModule } from './native-date'
import { translatedValidatorModule } from './translated-validator'

/** A form-js form in `container`: messages from the catalogue, dates by the browser's own control. */
export function createForm(container: HTMLElement): unknown {
  return new Form({ container, additionalModules: [translatedValidatorModule, nativeDateModule] } as never)
}

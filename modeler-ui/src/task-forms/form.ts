import { defineAsyncComponent, type Component } from 'vue'
import type { TaskView } from '@/api/types'

/** What every task form gets and gives: it shows `content`, tells each change, and asks to be handed in with a payload. */
export interface FormProps {
  task: TaskView
  content: Record<string, unknown>
  /** Refused fields by path, as sentences. */
  errors: Record<string, string>
  busy: boolean
  readonly: boolean
}
export interface FormEvents {
  change: [content: Record<string, unknown>]
  submit: [payload: Record<string, unknown>]
}

const own: Record<string, Component> = {
  'preliminary-check': defineAsyncComponent(() => import('./PreliminaryCheck.vue')),
  'form-expert-group': defineAsyncComponent(() => import('./FormExpertGroup.vue')),
  'score-on-site': defineAsyncComponent(() => import('./ScoreSheet.vue')),
  'score-rectified-items': defineAsyncComponent(() => import('./ScoreSheet.vue')),
  'list-problems': defineAsyncComponent(() => import('./ListProblems.vue')),
  'report-rectification': defineAsyncComponent(() => import('./ReportRectification.vue')),
}
const drawn = defineAsyncComponent(() => import('./DrawnForm.vue'))

/** The component of a form id: a page of its own where a drawn form is not enough. */
export const formFor = (formId: string): Component => own[formId] ?? drawn
/** Forms that need the whole width. */
export const isWide = (formId: string) => formId.startsWith('score-')

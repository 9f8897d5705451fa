import type { Query } from '@/api/typed'

export type CaseFilter = Pick<Query<'/api/cases'>, 'q'> & { stage: CaseStageChoice | ''; status: CaseStatusChoice | '' }
type CaseStageChoice = NonNullable<Query<'/api/cases'>['stage']>
type CaseStatusChoice = NonNullable<Query<'/api/cases'>['status']>

/** Stages to choose from; nothing waits at `submitted` long enough to be looked for. */
export const stages: CaseStageChoice[] = [
  'preliminary-check',
  'corrections',
  'forwarded-nationally',
  'expert-group',
  'document-review',
  'on-site-review',
  'not-reached-waiting',
  're-review',
  'review-report',
  'public-notice',
  'confirmation',
  'announcement',
  'rectification',
  'ended',
]
export const statuses: CaseStatusChoice[] = ['running', 'ended']

/** The filter an address asks for; a choice there is none of (an old bookmark) filters nothing. */
export function filterOf(query: Record<string, unknown>): CaseFilter {
  const chosen = <T extends string>(choices: T[], name: string): T | '' => choices.find((choice) => choice === query[name]) ?? ''
  return { q: typeof query.q === 'string' ? query.q : '', stage: chosen(stages, 'stage'), status: chosen(statuses, 'status') }
}

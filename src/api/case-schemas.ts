import { z } from 'zod'
import { caseOutcomes, caseStages } from '../domain/case.js'
import { gradeSchema } from '../domain/grade.js'
import { moment } from './schemas.js'

const elementState = z.enum(['active', 'completed', 'terminated'])
const holder = z.object({ office: z.string(), regionName: z.string().optional(), until: moment.optional(), provisional: z.boolean().optional() })

export const caseRow = z
  .object({
    caseId: z.string(),
    enterpriseName: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    industry: z.string(),
    grade: gradeSchema,
    stage: z.enum(caseStages),
    status: z.enum(['running', 'ended']),
    /** The engine no longer knows it: it stands still until an administrator ends it or begins it anew. */
    stopped: z.boolean(),
    outcome: z.enum(caseOutcomes).nullable(),
    submittedAt: moment,
    dueAt: moment.optional(),
    provisional: z.boolean().optional(),
    holder: holder.optional(),
    incidents: z.number(),
  })
  .meta({ id: 'CaseRow' })

export const documentRow = z.object({ documentId: z.string(), kind: z.string(), occasion: z.string(), title: z.string(), createdAt: moment, name: z.string() })

/** The record inside follows src/domain/case.ts, cut to what the role may see. */
export const caseView = z
  .object({
    case: z.looseObject({ caseId: z.string(), enterpriseName: z.string(), grade: gradeSchema, industry: z.string() }),
    regionName: z.string(),
    stopped: z.boolean(),
    stage: z.enum(caseStages),
    stages: z.array(z.object({ stage: z.enum(caseStages), state: z.enum(['done', 'current', 'ahead', 'skipped']), at: moment.optional() })),
    holder: holder.nullable(),
    actions: z.array(z.enum(['move-visit', 'withdraw', 'answer-corrections', 'request-re-review', 'submit-rectified-items'])),
    documents: z.array(documentRow),
    /** Files handed in with the case. */
    files: z.array(z.object({ uploadId: z.string(), name: z.string(), size: z.number() })),
    /** Acts that are kept and wait for the engine. */
    waitingActs: z.array(z.object({ act: z.string(), at: moment, stopped: z.boolean() })),
    children: z.array(z.object({ processInstanceKey: z.string(), processId: z.string(), state: elementState })),
  })
  .meta({ id: 'CaseView' })

const instance = z.object({
  processInstanceKey: z.string(),
  caseId: z.string(),
  processId: z.string(),
  version: z.number(),
  processDefinitionKey: z.string(),
  parent: z.object({ processInstanceKey: z.string(), elementInstanceKey: z.string(), elementId: z.string() }).optional(),
  state: elementState,
  startedAt: moment,
  endedAt: moment.optional(),
  elements: z.array(
    z.object({
      elementId: z.string(),
      type: z.string(),
      state: elementState,
      times: z.number(),
      activeKeys: z.array(z.string()),
      firstEnteredAt: moment,
      lastEnteredAt: moment,
      lastLeftAt: moment.optional(),
    }),
  ),
  flows: z.array(z.string()),
  incidents: z.array(
    z.object({ key: z.string().optional(), elementId: z.string(), type: z.string().optional(), message: z.string().optional(), at: moment, resolvedAt: moment.optional() }),
  ),
  timers: z.array(z.looseObject({ key: z.string(), elementId: z.string(), dueAt: moment, provisional: z.boolean(), state: z.string() })),
  history: z.array(z.object({ elementId: z.string(), key: z.string(), enteredAt: moment, leftAt: moment.optional(), state: elementState })),
})

export const caseProgress = z
  .object({
    instances: z.array(instance),
    models: z.record(z.string(), z.object({ processId: z.string(), version: z.number(), name: z.string() })),
    tasks: z.array(
      z.object({
        taskKey: z.string(),
        processInstanceKey: z.string(),
        elementId: z.string(),
        formId: z.string(),
        office: z.string(),
        dueAt: moment.optional(),
        provisional: z.boolean().optional(),
        overdue: z.boolean(),
        assigneeName: z.string().optional(),
      }),
    ),
    deadlines: z.array(z.object({ elementId: z.string(), processInstanceKey: z.string(), dueAt: moment, provisional: z.boolean(), state: z.string() })),
    rules: z.record(z.string(), z.array(z.string())),
    now: moment,
  })
  .meta({ id: 'CaseProgress' })

export const activity = z.object({
  items: z.array(
    z.object({
      at: moment,
      kind: z.enum(['act', 'step', 'document', 'notice', 'incident']),
      office: z.string(),
      personName: z.string().optional(),
      text: z.string(),
      elementId: z.string().optional(),
      label: z.string().optional(),
    }),
  ),
  next: z.string().nullable(),
})

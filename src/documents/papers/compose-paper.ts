import type { DocumentKind } from '../../domain/ports.js'
import { chineseDate } from '../../domain/shanghai-time.js'
import type { Block, PaperModel } from '../pdf/paper-model.js'
import { applicationForm } from './application-form.js'
import { certificate, plaque } from './certificate.js'
import { correctionRequest, publicNotice, refusal } from './letters.js'
import { onSiteConclusion } from './on-site-conclusion.js'
import type { PaperFacts } from './paper-facts.js'
import { reviewReport } from './review-report.js'
import { selfEvaluationReport } from './self-evaluation-report.js'

const composers: Record<DocumentKind, (facts: PaperFacts) => Block[]> = {
  'self-evaluation-report': (facts) => selfEvaluationReport(facts.record.selfEvaluation, facts),
  'application-form': (facts) => applicationForm(facts.record.application, facts),
  'correction-request': correctionRequest,
  refusal,
  'on-site-conclusion': onSiteConclusion,
  'review-report': reviewReport,
  'public-notice': publicNotice,
  certificate,
  plaque,
}

/** The paper of that kind as data. Throws where the case has nothing to say on it: the job is retried and then an incident. */
export function composePaper(kind: DocumentKind, facts: PaperFacts, look: { title: string; madeAt: Date; watermark?: string }): PaperModel {
  const framed = kind === 'certificate' || kind === 'plaque'
  return {
    title: `${look.title}　${facts.record.enterpriseName}　${chineseDate(look.madeAt)}`,
    madeAt: look.madeAt.toISOString(),
    landscape: framed,
    border: framed,
    pageNumbers: !framed,
    onePage: framed,
    blocks: composers[kind](facts),
    ...(look.watermark && { watermark: look.watermark }),
  }
}

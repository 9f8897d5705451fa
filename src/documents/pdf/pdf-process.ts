import { drawPaper } from './draw-paper.js'
import type { DrawnPaper, PaperModel } from './paper-model.js'

/** What the process that draws answers. */
export type Drawn = { paper: DrawnPaper } | { failure: string }

/** The process in which papers are drawn: one model in, one PDF or the reason why not out. It ends with the application. */
process.on('message', (model: PaperModel) => {
  drawPaper(model).then(
    (paper) => process.send!({ paper } satisfies Drawn),
    (error: Error) => process.send!({ failure: error.stack ?? error.message } satisfies Drawn),
  )
})
process.on('disconnect', () => process.exit(0))
// Ctrl+C at a terminal reaches this process too; the application decides when it ends
process.on('SIGINT', () => undefined)

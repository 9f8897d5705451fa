import { parentPort } from 'node:worker_threads'
import { drawPaper } from './draw-paper.js'
import type { PaperModel } from './paper-model.js'

/** The thread in which papers are drawn: one model in, one PDF or the reason why not out. */
parentPort!.on('message', ({ id, model }: { id: number; model: PaperModel }) => {
  drawPaper(model).then(
    (paper) => parentPort!.postMessage({ id, paper }),
    (error: Error) => parentPort!.postMessage({ id, failure: error.stack ?? error.message }),
  )
})

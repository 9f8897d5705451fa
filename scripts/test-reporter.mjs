import { appendFileSync } from 'node:fs'
import Mocha from 'mocha'

/** Mocha's usual report, and the counts for `npm test`, appended as one line of JSON to the file named by TEST_COUNTS. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats
      if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ passes, failures, pending })}\n`)
    })
  }
}

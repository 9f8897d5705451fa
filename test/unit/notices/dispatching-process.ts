import pino from 'pino'
import { Dispatcher } from '../../../src/notices/dispatcher.js'
import { smtpTransport } from '../../../src/notices/mail-transport.js'
import { connectStore } from '../../../src/store/connection.js'

/** A process that does nothing but mail, to be killed: `dispatching-process.ts <mongodb uri> <smtp url>`. */
const [uri, smtp] = process.argv.slice(2)
const store = await connectStore(uri!)
const timing = { pollMilliseconds: 50, leaseMilliseconds: 1_000, pauseMilliseconds: 50, longestPauseMilliseconds: 200 }
new Dispatcher(store, smtpTransport(smtp!, 'a@dabiao.example'), pino({ level: 'silent' }), timing).start()
process.stdout.write('ready\n')
setInterval(() => undefined, 1_000)

import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  port: number
  letters: (Email & { to: { address?: string; name: string }[] })[]
  /** How the server answers a recipient: undefined = takes it. */
  answer: (address: string) => { code: number; text: string } | undefined
  /** Told of each recipient of a letter that was taken. */
  taken: (address: string) => void
  stop(): Promise<void>
}

/** A real SMTP server in this process; on `port` 0 it takes a free one. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const letters: MailServer['letters'] = []
  const made: MailServer = { port, letters, answer: () => undefined, taken: () => undefined, stop: async () => undefined }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const no = made.answer(address)
      done(no && Object.assign(new Error(no.text), { responseCode: no.code }))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(parts)).then((letter) => {
          letters.push(letter as MailServer['letters'][number])
          for (const { address } of session.envelope.rcptTo) made.taken(address)
          done()
        }, done)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  made.port = (server.server.address() as AddressInfo).port
  made.stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return made
}

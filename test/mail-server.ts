import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What the server does with one mail, in the order in which mails come; afterwards everything is accepted. */
export type Answer =
  | 'accept'
  /** Refuses at a step of the conversation: `{ at: 'rcpt', reply: '550 5.1.1 no such user' }`. */
  | { at: 'connect' | 'mail' | 'rcpt' | 'data'; reply: string }
  /** Takes the mail, then closes the connection without a word: it may have been delivered, who knows. */
  | 'take and hang up'
  /** Takes the mail and never says anything again. */
  | 'take and fall silent'
  /** Takes the connection and says nothing, not even a greeting. */
  | 'tarpit'

export type ReceivedMail = {
  from: string
  to: string[]
  /** The whole message as it came over the wire. */
  source: string
  /** Whether it was answered with 250. */
  accepted: boolean
  at: number
}

export type MailServer = {
  /** smtp://127.0.0.1:… for GENKAN_SMTP_URL. */
  url: string
  /** Every mail whose content came through, accepted or not. */
  mails: ReceivedMail[]
  /** Conversations begun so far. */
  connections(): number
  script(...answers: Answer[]): void
  /** Nobody listens any more; the port stays the same. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  /** The first mail that fits, as soon as it is there; throws after `milliseconds`. */
  mail(fits?: (mail: ReceivedMail) => boolean, milliseconds?: number): Promise<ReceivedMail>
  [Symbol.asyncDispose](): Promise<void>
}

type Options = Pick<SMTPServerOptions, 'key' | 'cert' | 'secure'>

/** A real SMTP server on a free port of this machine, which answers by a script. */
export async function startMailServer(options: Options = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const answers: Answer[] = []
  let begun = 0
  let port = 0
  let server: SMTPServer | undefined
  const current = () => answers[0] ?? 'accept'

  function refusal(at: string): Error | undefined {
    const answer = current()
    if (typeof answer !== 'object' || answer.at !== at) return undefined
    answers.shift()
    return Object.assign(new Error(answer.reply.slice(4)), { responseCode: Number(answer.reply.slice(0, 3)) })
  }

  function build(): SMTPServer {
    const built = new SMTPServer({
      logger: false,
      hideSTARTTLS: !options.cert,
      disabledCommands: options.cert ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      ...options,
      onConnect(_session, answer) {
        begun += 1
        if (current() === 'tarpit') answers.shift()
        else answer(refusal('connect'))
      },
      onMailFrom: (_address, _session, answer) => answer(refusal('mail')),
      onRcptTo: (_address, _session, answer) => answer(refusal('rcpt')),
      onData(stream, session, answer) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk) => chunks.push(chunk))
        stream.on('end', () => {
          const way = current()
          const refused = refusal('data')
          mails.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map((recipient) => recipient.address),
            source: Buffer.concat(chunks).toString('utf8'),
            accepted: way === 'accept',
            at: Date.now(),
          })
          if (way === 'take and fall silent') return void answers.shift()
          if (way === 'take and hang up') {
            answers.shift()
            return hangUp(built, session.id)
          }
          if (!refused) answers.shift()
          answer(refused ?? null)
        })
      },
    })
    built.on('error', () => {})
    return built
  }

  async function listen(): Promise<void> {
    server = build()
    const listening = server
    await new Promise<void>((resolve, reject) => {
      listening.server.once('error', reject)
      listening.listen(port, '127.0.0.1', resolve)
    })
    const address = listening.server.address()
    port = typeof address === 'object' && address ? address.port : port
  }

  async function close(): Promise<void> {
    const closing = server
    server = undefined
    if (!closing) return
    for (const connection of closing.connections) connection.close()
    await new Promise<void>((resolve) => closing.close(resolve))
  }

  await listen()
  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    mails,
    connections: () => begun,
    script: (...more) => void answers.push(...more),
    goAway: close,
    comeBack: listen,
    async mail(fits = () => true, milliseconds = 10_000) {
      const end = Date.now() + milliseconds
      for (;;) {
        const found = mails.find(fits)
        if (found) return found
        if (Date.now() > end) throw new Error(`no such mail within ${milliseconds} ms; ${mails.length} others came`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async [Symbol.asyncDispose]() {
      await close()
    },
  }
}

function hangUp(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id === id) connection._socket?.destroy()
  }
}

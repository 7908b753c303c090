import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** What a mailbox answers, and when: to its name, or to the mail itself. */
type Refusal = { at: 'recipient' | 'mail'; reply: string; when?: (mail: string) => boolean }

const refusals: Record<string, Refusal> = {
  'hina@example.com': { at: 'recipient', reply: '550 5.1.1 no such user here' },
  'yuto@example.com': { at: 'recipient', reply: '552 5.2.2 the mailbox is full' },
  'rin.example.of.a.carrier.mailbox@docomo.ne.jp': {
    at: 'mail',
    reply: '550 5.7.1 mail with links is refused by the filter of this mailbox',
    when: (mail) => /https?:\/\//.test(mail),
  },
}

/**
 * A mail server on this machine that takes every mail and keeps none, except that three mailboxes of the demo answer as
 * broken ones do. Nothing leaves the machine; what was sent is in the outbox page as ever.
 */
export async function startDemoMail(): Promise<{ url: string; stop(): Promise<void> }> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => {})
    talk(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As much of SMTP (RFC 5321) as our own sender speaks. */
function talk(socket: Socket): void {
  let rest = ''
  let refusal: Refusal | undefined
  let mail: string[] | undefined
  const say = (line: string) => void socket.write(`${line}\r\n`)
  say('220 localhost')

  function take(line: string): void {
    const [verb = ''] = line.toUpperCase().split(' ', 1)
    if (mail) takeMail(line)
    else if (verb === 'RCPT') takeRecipient(line)
    else if (verb === 'DATA') {
      mail = []
      say('354 go on')
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else say(verb === 'EHLO' ? '250-localhost\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES' : '250 2.0.0 fine')
  }

  function takeRecipient(line: string): void {
    refusal = refusals[/<([^>]*)>/.exec(line)?.[1]?.toLowerCase() ?? '']
    say(refusal?.at === 'recipient' ? refusal.reply : '250 2.1.5 fine')
  }

  function takeMail(line: string): void {
    if (line !== '.') {
      mail?.push(line)
      return
    }
    const text = readable(mail?.join('\n') ?? '')
    mail = undefined
    say(refusal?.at === 'mail' && refusal.when?.(text) ? refusal.reply : '250 2.0.0 taken')
  }

  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
}

/** Quoted-printable and base64 parts, as far as it takes to see a link. */
function readable(mail: string): string {
  const plain = mail.replaceAll('=\n', '').replaceAll('=3D', '=').replaceAll('=3A', ':').replaceAll('=2F', '/')
  const blocks = mail.match(/(?:^[A-Za-z0-9+/=]{40,}$\n?)+/gm) ?? []
  return plain + blocks.map((block) => Buffer.from(block, 'base64').toString('latin1')).join('\n')
}

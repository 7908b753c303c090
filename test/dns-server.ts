import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import * as packet from 'dns-packet'

/** How a name behaves: texts it holds (each one a text or its pieces), an error, or silence. */
export type Zone =
  | { texts: (string | string[])[]; delaySeconds?: number }
  | { refuse: 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' }
  | { silent: true }

export type DnsServer = {
  /** As GENKAN_DNS_SERVERS takes it: 127.0.0.1:49152. */
  address: string
  /** Names that nobody set are NXDOMAIN. */
  set(name: string, zone: Zone): void
  /** The names that were asked for, oldest first. */
  asked: string[]
  [Symbol.asyncDispose](): Promise<void>
}

const codes = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 }

/** A DNS server on this machine, over UDP, that answers questions about TXT as it is told to. */
export async function startDnsServer(): Promise<DnsServer> {
  const zones = new Map<string, Zone>()
  const waiting = new Set<NodeJS.Timeout>()
  const asked: string[] = []
  const socket = createSocket('udp4')

  const answer = (bytes: Buffer, to: RemoteInfo) => {
    const query = packet.decode(bytes)
    const name = query.questions[0]?.name.toLowerCase() ?? ''
    asked.push(name)
    const zone = zones.get(name) ?? { refuse: 'NXDOMAIN' }
    if ('silent' in zone) return
    const delay = 'texts' in zone ? (zone.delaySeconds ?? 0) : 0
    const timer = setTimeout(() => {
      waiting.delete(timer)
      socket.send(response(query, zone), to.port, to.address)
    }, delay * 1000)
    waiting.add(timer)
  }

  socket.on('message', answer)
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    set: (name, zone) => void zones.set(name, zone),
    asked,
    async [Symbol.asyncDispose]() {
      for (const timer of waiting) clearTimeout(timer)
      await new Promise<void>((resolve) => socket.close(() => resolve()))
    },
  }
}

function response(query: packet.Packet, zone: Exclude<Zone, { silent: true }>): Buffer {
  const [question] = query.questions
  const texts = 'texts' in zone && question?.type === 'TXT' ? zone.texts : []
  return packet.encode({
    type: 'response',
    id: query.id,
    flags: packet.AUTHORITATIVE_ANSWER | ('refuse' in zone ? codes[zone.refuse] : 0),
    questions: query.questions,
    answers: texts.map((data) => ({ type: 'TXT', name: question?.name ?? '', ttl: 300, data })),
  })
}

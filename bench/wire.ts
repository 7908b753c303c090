import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = {
  status: number
  /** The lines above the body, as they came. */
  head: string
  body(): string
}

/** A kept-alive connection that does as little as a client can, so that a generator is never what is measured. */
export type Wire = { ask(request: string): Promise<Answer>; close(): void }

export async function openWire(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  await once(socket, 'connect')
  return { ask: (request) => ask(socket, request), close: () => socket.destroy() }
}

function ask(socket: Socket, request: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let got: Buffer | undefined
    const end = (settle: () => void) => {
      socket.off('data', take).off('close', cut).off('error', cut)
      settle()
    }
    const cut = (fault?: unknown) => end(() => reject(new Error('the server closed the connection', { cause: fault })))
    const take = (chunk: Buffer) => {
      got = got ? Buffer.concat([got, chunk]) : chunk
      const answer = readAnswer(got)
      if (answer) end(() => resolve(answer))
    }
    socket.on('data', take).on('close', cut).on('error', cut)
    socket.write(request)
  })
}

/** The whole answer, or undefined while some of it is still on its way. */
function readAnswer(got: Buffer): Answer | undefined {
  const headEnd = got.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = got.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const rest = got.subarray(headEnd + 4)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return rest.length < Number(length) ? undefined : { status, head, body: () => String(rest) }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, head, body: () => '' }
  const whole = rest.length >= 5 && rest.toString('latin1', rest.length - 5) === '0\r\n\r\n'
  return whole ? { status, head, body: () => joinChunks(rest) } : undefined
}

function joinChunks(rest: Buffer): string {
  const parts: Buffer[] = []
  for (let at = 0; at < rest.length; ) {
    const lineEnd = rest.indexOf('\r\n', at)
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16)
    if (!size) break
    parts.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(parts).toString()
}

export type Headers = Record<string, string>

/** A GET as it goes over the wire. */
export function getRequest(host: string, path: string, headers: Headers = {}): string {
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines({ ...usual, ...headers })}\r\n`
}

/** A submitted form. */
export function formRequest(host: string, path: string, fields: Headers, headers: Headers = {}): string {
  const body = new URLSearchParams(fields).toString()
  const own = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines({ ...usual, ...own, ...headers })}\r\n${body}`
}

const usual: Headers = {
  Accept: 'text/html,application/xhtml+xml,application/json;q=0.9',
  'Accept-Language': 'ja,en;q=0.8',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
}

function lines(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

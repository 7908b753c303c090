import { connect } from 'node:net'

export type WireAnswer = {
  status: number
  headers: [name: string, value: string][]
  header(name: string): string | undefined
  body: string
  ms: number
}

export type WireRequest = {
  method?: string
  /** As it stands in the request line. */
  target?: string
  /** As they are sent, in this order, also twice; nothing is added but `Connection: close` and the length of a body. */
  headers?: [name: string, value: string][]
  body?: string
}

/**
 * Sends one request byte by byte as it is written here, which no HTTP client would do, and reads the answer.
 * Status 0: the server closed the connection without one.
 */
export async function sendRaw(port: number, request: WireRequest): Promise<WireAnswer> {
  const { method = 'GET', target = '/', headers = [], body } = request
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  lines.push('Connection: close')
  if (body !== undefined && !headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name)))
    lines.push(`Content-Length: ${Buffer.byteLength(body)}`)
  return sendBytes(port, `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
}

export async function sendBytes(port: number, bytes: string | Buffer): Promise<WireAnswer> {
  const started = performance.now()
  const received = await new Promise<string>((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = () => resolve(Buffer.concat(chunks).toString('utf8'))
    const limit = setTimeout(() => socket.destroy(), 20_000)
    socket.on('data', (chunk) => chunks.push(chunk))
    // The server may stop listening to a request that is too long: what it answered still counts.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(limit)
      end()
    })
  })
  return { ...readAnswer(received), ms: performance.now() - started }
}

function readAnswer(text: string): Omit<WireAnswer, 'ms'> {
  const end = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers,
    header: (name) => headers.find(([each]) => each === name)?.[1],
    body: text.slice(end + 4),
  }
}

/** A form as a browser sends it, for `sendRaw`. */
export function formOf(
  app: { url: string },
  target: string,
  fields: Record<string, string> | string,
  headers: [string, string][] = [],
): WireRequest {
  return {
    method: 'POST',
    target,
    headers: [['Host', new URL(app.url).host], ['Content-Type', 'application/x-www-form-urlencoded'], ...headers],
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  }
}

import { createServer, request, type Server } from 'node:http'

/** How a proxy tells who came: at the end of what it was told (nginx), or in a header line of its own (HAProxy). */
type Manner = 'appends' | 'adds a line'

export type HttpProxy = { port: number; close(): Promise<void> }

/**
 * A reverse proxy as they stand before an application: passes everything on as it came, `Host` too, and adds to
 * `X-Forwarded-For` who it saw. `from` is the loopback address (127.0.0.x) that it comes from itself.
 */
export async function openHttpProxy(target: { port: number }, from: string, manner: Manner): Promise<HttpProxy> {
  const server = createServer((near, answer) => {
    const peer = (near.socket.remoteAddress ?? '').replace('::ffff:', '')
    const headers = near.rawHeaders.filter((_, index, all) => manner !== 'appends' || !isForwardedFor(all, index))
    const known = near.headers['x-forwarded-for']
    headers.push('X-Forwarded-For', manner === 'appends' && known ? `${known}, ${peer}` : peer)
    const { method, url: path } = near
    const far = request(
      { host: '127.0.0.1', port: target.port, localAddress: from, method, path, headers, setHost: false },
      (passed) => {
        answer.writeHead(passed.statusCode ?? 502, passed.rawHeaders)
        passed.pipe(answer)
      },
    )
    far.on('error', () => answer.destroy())
    near.pipe(far)
  })
  await listen(server)
  const { port } = server.address() as { port: number }
  return {
    port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Names and values stand beside one another. */
function isForwardedFor(raw: string[], index: number): boolean {
  return raw[index - (index % 2)]?.toLowerCase() === 'x-forwarded-for'
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

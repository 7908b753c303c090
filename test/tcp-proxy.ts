import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import pg from 'pg'

/** Stands between the application and its database, and takes the line away on demand. */
export type TcpProxy = {
  port: number
  /** Every connection breaks, and new ones are refused: the server is gone. */
  cut(): Promise<void>
  /** Connections stay open, but nothing comes through: the network is gone. */
  freeze(): void
  /** As if nothing had been. What came meanwhile is passed on. */
  restore(): Promise<void>
  close(): Promise<void>
}

/** The same database, reached through a proxy that can be cut. */
export async function lineTo(databaseUrl: string): Promise<{ url: string; proxy: TcpProxy }> {
  const { host, port } = new pg.Client({ connectionString: databaseUrl })
  const proxy = await openTcpProxy(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.searchParams.delete('port')
  url.host = `127.0.0.1:${proxy.port}`
  return { url: url.href, proxy }
}

async function openTcpProxy(target: NetConnectOpts): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>()
  let frozen = false

  const server = createServer((near) => {
    const far = connect(target)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => to.write(chunk))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
      if (frozen) from.pause()
    }
  })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  const drop = () => {
    for (const sockets of pairs) for (const socket of sockets) socket.destroy()
  }
  const stop = async () => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    drop()
    await closed
  }
  await listen(0)
  const { port } = server.address() as { port: number }

  return {
    port,
    cut: stop,
    freeze() {
      frozen = true
      for (const sockets of pairs) for (const socket of sockets) socket.pause()
    },
    async restore() {
      frozen = false
      for (const sockets of pairs) for (const socket of sockets) socket.resume()
      if (!server.listening) await listen(port)
    },
    close: stop,
  }
}

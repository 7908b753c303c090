import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What ends a round trip of the PostgreSQL protocol on the client's side: a simple query, or Sync. */
const roundTripEnds = new Set(['Q', 'S'].map((letter) => letter.charCodeAt(0)))

/** Stands between Genkan and its database and counts how often Genkan waits for an answer. */
export async function countRoundTrips(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const host = decodeURIComponent(url.hostname)
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${url.port}` } : { host, port: Number(url.port) }
  const open = new Set<Socket>()
  let count = 0

  const server = createServer((client) => {
    const database = connect(target as { path: string })
    for (const socket of [client, database]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => [client, database].forEach((each) => void each.destroy()))
    }
    const count_ = messageCounter(() => {
      count += 1
    })
    client.on('data', count_)
    client.pipe(database)
    database.pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  url.hostname = '127.0.0.1'
  url.port = String(port)

  return {
    url: url.href,
    roundTrips: () => count,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

/** Reads the messages of a client: a letter and a length, but for the first one, which has no letter. */
function messageCounter(onRoundTrip: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let letters = 0
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= letters + 4) {
      const length = letters + rest.readInt32BE(letters)
      if (rest.length < length) return
      if (letters === 1 && roundTripEnds.has(rest[0]!)) onRoundTrip()
      rest = rest.subarray(length)
      letters = 1
    }
  }
}

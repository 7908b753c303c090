import { readFile, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Endpoint } from './types.ts'

// sun_path holds 104 bytes on BSD and macOS, 108 on Linux, a closing zero included.
const longestSocket = 103

/**
 * Picks where a cluster is to listen: a socket inside its own closed folder, which nobody else on the machine
 * can reach and which needs no free port; where paths are too long or sockets unknown, a free port on 127.0.0.1.
 * With 'running', tells where the running one does listen.
 */
export async function endpointOf(cluster: string, state: 'new' | 'running' = 'new'): Promise<Endpoint> {
  const folder = await realpath(cluster)
  const socket = join(folder, '.s.PGSQL.5432')
  if (process.platform !== 'win32' && Buffer.byteLength(socket) <= longestSocket) return { host: folder, port: 5432 }
  return { host: '127.0.0.1', port: state === 'running' ? await portInUse(cluster) : await freePort() }
}

/** The fourth line of PostgreSQL's own lock file. */
async function portInUse(cluster: string): Promise<number> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  return Number(lines[3])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

import { chmod, mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeCluster } from './cluster.ts'
import { endpointOf } from './endpoint.ts'
import { awaitFreeCluster, FolderInUse, isRunning, rememberOwner } from './owner.ts'
import { readPassword } from './password.ts'
import { findPlace } from './place.ts'
import { run } from './run.ts'
import type { EmbeddedLog, Endpoint } from './types.ts'

export { FolderInUse }

export type Embedded = {
  /** For `pg`: names the socket folder or the port, the password included. */
  url: string
  /** Ends the database after its running statements are cut off; nothing acknowledged is lost. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  folder: string
  log: EmbeddedLog
  /** False for tests: quick, and lost when the machine stops. */
  durable?: boolean
}

/**
 * Starts the PostgreSQL that comes along, with its data in `folder`, for this process alone: it ends when
 * this process ends, however that happens, kill -9 included.
 *
 * PostgreSQL refuses to run as root; root's database therefore runs as the user postgres (made if need be)
 * or nobody, and lives in /var/lib/genkan when that user may not enter `folder`.
 *
 * Throws FolderInUse when another process has the folder, and an error that quotes PostgreSQL's last lines
 * when it does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, durable = true } = options
  const folder = await openFolder(options.folder)
  const place = await findPlace(folder, log)
  await awaitFreeCluster(folder, place.cluster, log)
  const password = await readPassword(folder)
  await makeCluster(place, password, { durable, log })
  await rememberOwner(folder)
  const endpoint = await endpointOf(place.cluster)
  const server = await run(place, endpoint, { durable, log })
  return { url: urlOf(endpoint, password), stop: server.stop }
}

/**
 * Uses the database of `folder` beside the process that runs it, or starts it for the time being when none
 * does. For commands: their `stop` leaves a database alone that was running before.
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(options.folder)
  const cluster = join(folder, 'postgres')
  if (!(await isRunning(cluster))) return startEmbedded(options)
  const password = await readPassword(folder)
  return { url: urlOf(await endpointOf(cluster, 'running'), password), stop: async () => {} }
}

/** Root's database user has to pass through the folder, so root leaves the x bit for others; its files stay closed. */
async function openFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) await chmod(path, 0o711)
  return realpath(path)
}

function urlOf({ host, port }: Endpoint, password: string): string {
  return `postgres://genkan:${password}@${encodeURIComponent(host)}:${port}/genkan`
}

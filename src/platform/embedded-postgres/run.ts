import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { program } from './binaries.ts'
import { quietEnvironment } from './cluster.ts'
import type { EmbeddedLog, Endpoint, Place } from './types.ts'

/**
 * Keeps the server tied to us: its shell ends it (fast shutdown) as soon as the pipe from us closes, which
 * the system does even after kill -9. Its exit code is the server's.
 */
const keeper = `
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
(read -r _ <&3; kill -INT $server) 2>/dev/null & guard=$!
exec 3<&-
wait $server; code=$?
kill $guard 2>/dev/null
exit $code`

/** Starts the server and resolves when it takes connections. */
export async function run(place: Place, endpoint: Endpoint, options: { durable: boolean; log: EmbeddedLog }) {
  const command = [program(place.binaries, 'postgres'), '-D', place.cluster, ...flags(endpoint, options.durable)]
  const [file = '', ...rest] = process.platform === 'win32' ? command : ['/bin/sh', '-c', keeper, 'sh', ...command]
  const child = spawn(file, rest, {
    uid: place.user?.uid,
    gid: place.user?.gid,
    cwd: '/',
    env: quietEnvironment,
    // Its own group: Ctrl-C in a terminal must not end the database before the requests that need it.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  // A closed pipe is how the server is told to end; that it is closed already is no fault.
  child.stdin?.on('error', () => {})
  await ready(child, options.log)
  // A running database alone keeps no process alive: it ends with the process that started it.
  child.unref()
  for (const pipe of [child.stdin, child.stderr]) (pipe as Socket).unref()
  return { stop: () => stop(child) }
}

function flags(endpoint: Endpoint, durable: boolean): string[] {
  const socket = endpoint.host.startsWith('/')
  const settings: Record<string, string | number> = {
    port: endpoint.port,
    listen_addresses: socket ? '' : endpoint.host,
    // Relative to the cluster, so no path is ever too long or oddly quoted.
    unix_socket_directories: socket ? '.' : '',
    shared_buffers: '128MB',
    max_connections: 100,
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    // LOG and worse: refusals that Genkan causes and answers are not the operator's business.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function ready(child: ChildProcess, log: EmbeddedLog): Promise<void> {
  const last: string[] = []
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`The embedded database did not start: ${last.join(' · ')}`)))
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      last.push(line)
      if (last.length > 5) last.shift()
      const trouble = /(FATAL|PANIC):/.test(line) && !/shutting down|terminating connection|starting up/.test(line)
      log[trouble ? 'warn' : 'debug'](`postgres: ${line}`)
      if (line.includes('database system is ready to accept connections')) resolve()
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = once(child, 'exit')
  if (process.platform === 'win32') child.kill()
  else child.stdin?.end()
  await ended
}

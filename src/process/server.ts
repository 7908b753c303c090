import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../platform/config/index.ts'
import { type Log, requestIdFrom, withRequestId } from '../platform/log/index.ts'
import { observeRequest, type Readiness } from '../platform/metrics/index.ts'

/** What answers requests behind the shell; src/app/http-app.ts makes it. */
export type Application = {
  handle(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

export type ShellOptions = {
  config: Pick<Config, 'host' | 'port' | 'local' | 'metricsToken'>
  log: Log
  readiness: Readiness
  /** The text of /metrics. */
  metrics(): Promise<string>
  /** How long requests in flight may take once the stop has begun. */
  stopLimitMs?: number
}

export type Shell = {
  port: number
  /** Finishes what is being answered, refuses what comes after, then closes everything. */
  stop(): Promise<void>
}

/** Keeps answering idle connections during a stop for this long, so that a client's next request is told, not cut. */
const lingerMs = 1000

/**
 * Serves the application over HTTP: request ids, one log line for each request, limits on time and headers,
 * /healthz, /readyz and /metrics, and a stop that loses no request.
 */
export async function serve(application: Application, options: ShellOptions): Promise<Shell> {
  const { config, log, stopLimitMs = 20_000 } = options
  const open = new Set<ServerResponse>()
  let stopping = false

  const server = createServer(limits, (request, response) => {
    open.add(response)
    const id = requestIdFrom(request.headers['x-request-id'])
    response.setHeader('X-Request-Id', id)
    withRequestId(id, () => {
      note(request, response, log, () => open.delete(response))
      if (stopping) turnAway(response)
      else answer(request, response, application, options, () => stopping)
    })
  })
  await listen(server, config)
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      stopping = true
      stopListening(server)
      for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close')
      await drained(open, stopLimitMs)
      await lingering(server)
      server.closeAllConnections()
      await application.close()
    },
  }
}

const limits = {
  // An authorization request may come in a long address, and flows stand in cookies.
  maxHeaderSize: 32 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the 60 s that proxies commonly keep idle connections, so that the proxy is the one to close.
  keepAliveTimeout: 65_000,
}

function listen(server: Server, { host, port }: ShellOptions['config']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** http.Server's own close also cuts idle connections, on which a request may be on its way. */
function stopListening(server: Server): void {
  NetServer.prototype.close.call(server)
}

async function drained(open: Set<ServerResponse>, limitMs: number): Promise<void> {
  for (const end = Date.now() + limitMs; open.size > 0 && Date.now() < end; ) await sleep(20)
}

async function lingering(server: Server): Promise<void> {
  const connections = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count ?? 0)))
  for (const end = Date.now() + lingerMs; (await connections()) > 0 && Date.now() < end; ) await sleep(20)
}

function turnAway(response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': '5', Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' })
  response.end('まもなく再開します。数秒後にもう一度お試しください。\nBack in a few seconds. Try again then.\n')
}

/** Logs and measures the request once it is over, also when the client went away before. */
function note(request: IncomingMessage, response: ServerResponse, log: Log, over: () => void): void {
  const start = performance.now()
  const { method = '' } = request
  const path = pathOf(request)
  response.once('close', () => {
    over()
    const ms = performance.now() - start
    const status = response.headersSent ? response.statusCode : 499
    observeRequest(method, status, ms / 1000)
    const quiet = status < 500 && (path === '/healthz' || path === '/readyz' || path === '/metrics')
    const level = status >= 500 && status !== 503 ? 'error' : quiet ? 'debug' : 'info'
    log[level]({ method, path, status, ms: Math.round(ms * 10) / 10 }, 'request')
  })
}

/** For the log: without the query, which may carry codes, and without the tokens of mailed links. */
function pathOf(request: IncomingMessage): string {
  const [path = ''] = (request.url ?? '').split('?', 1)
  return path.replace(/[\w-]{30,}/g, '[hidden]').slice(0, 200)
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  application: Application,
  options: ShellOptions,
  isStopping: () => boolean,
): void {
  const own = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request) : ''
  if (own === '/healthz') plain(response, 200, 'ok')
  else if (own === '/readyz') void ready(response, options.readiness, isStopping)
  else if (own === '/metrics') void metrics(request, response, options)
  else hand(request, response, application, options.log)
}

function hand(request: IncomingMessage, response: ServerResponse, application: Application, log: Log): void {
  try {
    application.handle(request, response)
  } catch (fault) {
    log.error({ err: fault }, 'the application did not take a request')
    if (response.headersSent) response.destroy()
    else plain(response, 500, 'Internal Server Error')
  }
}

async function ready(response: ServerResponse, readiness: Readiness, isStopping: () => boolean): Promise<void> {
  const troubles = await readiness.troubles()
  if (isStopping()) troubles.push('stopping')
  plain(response, troubles.length > 0 ? 503 : 200, troubles.join('\n') || 'ready')
}

async function metrics(request: IncomingMessage, response: ServerResponse, options: ShellOptions): Promise<void> {
  if (!mayMeasure(request, options.config)) plain(response, 404, 'Not Found')
  else plain(response, 200, (await options.metrics()).trimEnd(), 'text/plain; version=0.0.4; charset=utf-8')
}

/** The holder of the token; programs on this machine, unless a proxy on it passes on somebody else's request. */
function mayMeasure(request: IncomingMessage, config: ShellOptions['config']): boolean {
  if (config.local) return true
  const { authorization = '', forwarded, 'x-forwarded-for': forwardedFor } = request.headers
  if (config.metricsToken && sameText(authorization, `Bearer ${config.metricsToken}`)) return true
  const peer = request.socket.remoteAddress ?? ''
  return /^(::ffff:)?127\.|^::1$/.test(peer) && forwarded === undefined && forwardedFor === undefined
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function plain(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.end(`${text}\n`)
}

import type { IncomingMessage } from 'node:http'
import type { Flow, FlowCarrier } from '../../../mechanisms/flows/index.ts'
import type { BrowserCookies } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { LoopReason } from '../../../records/redirect-loops/index.ts'
import type { CandidateSession } from '../../../services/applications/index.ts'
import type { Choice, RequestedSession } from '../authorize/choose-session.ts'
import { newUnitOfWork, type UnitOfWork } from '../storage/index.ts'

/** A request that goes on after the pages of Genkan: what was asked for, and the session that was chosen for it. */
export type ResumedRequest = {
  /** Names the request to the library, like the id of a pushed request. */
  id: string
  flow: Flow
  params: Record<string, string>
  session: CandidateSession | undefined
  /** The grant that the person has just made on the consent page. */
  consent: string | undefined
  /** The person went back to the application without signing in. */
  cancelled: boolean
  /** No session was named: the request begins anew in this browser. */
  again: boolean
}

/** What is known of one request while the library answers it. */
export type RequestState = FlowCarrier & {
  readonly jar: BrowserCookies
  /** Cookies of ours that go out with the answer; those of the library never do. */
  readonly cookies: string[]
  /** When it came, on this process's own clock: `performance.now()`. */
  readonly begun: number
  work: UnitOfWork
  resumed: ResumedRequest | undefined
  /** The browser's live sessions. */
  sessions: CandidateSession[]
  requested: RequestedSession | undefined
  choice: Choice<CandidateSession> | undefined
  /** The one session that the library sees. */
  session: CandidateSession | undefined
  /** What the applications of that session looked like before. */
  applications: Record<string, unknown>
  problem: Problem | undefined
  /** The request is the end of a loop: the page that tells it, and why it came. */
  loop: { page: string; clientId: string; reason: LoopReason } | undefined
  /** The request is larger than anything that is kept; the application that sent it. */
  tooLarge: { app: string } | undefined
  succeeded: boolean
  fault: unknown
}

const states = new WeakMap<IncomingMessage, RequestState>()

/** Of most requests little is ever asked, so nothing is made before it is. */
class State implements RequestState {
  readonly cookies: string[] = []
  readonly begun = performance.now()
  work = newUnitOfWork()
  resumed: ResumedRequest | undefined = undefined
  sessions: CandidateSession[] = []
  requested: RequestedSession | undefined = undefined
  choice: Choice<CandidateSession> | undefined = undefined
  session: CandidateSession | undefined = undefined
  applications: Record<string, unknown> = {}
  problem: Problem | undefined = undefined
  loop: RequestState['loop'] = undefined
  tooLarge: RequestState['tooLarge'] = undefined
  succeeded = false
  fault: unknown = undefined
  #jar: BrowserCookies | undefined
  #readBrowserCookies: () => BrowserCookies

  constructor(readBrowserCookies: () => BrowserCookies) {
    this.#readBrowserCookies = readBrowserCookies
  }

  setCookie(cookie: string): void {
    this.cookies.push(cookie)
  }

  get jar(): BrowserCookies {
    this.#jar ??= this.#readBrowserCookies()
    return this.#jar
  }
}

export function beginState(
  req: IncomingMessage,
  readBrowserCookies: (cookies: string | undefined) => BrowserCookies,
): RequestState {
  const state = new State(() => readBrowserCookies(req.headers.cookie))
  states.set(req, state)
  return state
}

export function stateOf(ctx: { req: IncomingMessage }): RequestState {
  const state = states.get(ctx.req)
  if (!state) throw new Error('this request was not begun')
  return state
}

import type { Keys } from '../../platform/crypto/index.ts'
import { randomToken } from '../../platform/crypto/index.ts'
import type { Translate } from '../../platform/i18n/index.ts'

/** What an application asks of the account that enters it. */
export type Demand = {
  clientId: string
  name: string
  kind: 'personal' | 'organization' | 'any'
  organizationId?: string | undefined
  organizationName?: string | undefined
}

/**
 * Where a person is going. It travels sealed in the page's address and forms, so that a page that was open for a
 * week, a lost cookie or the Back button never ends in a dead end: what was asked for is still known.
 */
export type Flow = {
  id: string
  /** When it began, in seconds since 1970. */
  at: number
  demand?: Demand | undefined
  /** The provider's interaction, while it lives. */
  interaction?: string | undefined
  /** The authorization request, to begin it again when the interaction is gone. */
  params?: Record<string, string> | undefined
  /** Origins a form on these pages may end up at (CSP form-action follows redirects). */
  formActions?: string[] | undefined
  prompt?: 'login' | 'select_account' | 'create' | undefined
  loginHint?: string | undefined
  /** Only this account will do (id_token_hint). */
  accountId?: string | undefined
  /** A sign-in must be at least this recent (prompt=login, max_age), in seconds since 1970. */
  authAfter?: number | undefined
  /** A path of Genkan itself, when no application is waiting. */
  to?: string | undefined
  /** Who the person said they are, carried from page to page so that it is never typed twice (WCAG 3.3.7). */
  identifier?: { kind: 'email' | 'phone'; value: string; norm: string } | undefined
  /** Which of two accounts with one address is meant. */
  accountKind?: 'personal' | 'organization' | undefined
  /** Repairs that were taken up on the way (diagnosis): what did not help is not offered again. */
  tried?: string[] | undefined
  /** Mails with codes go out in their short form, without links: the mailbox seems to refuse the others. */
  plainMail?: true | undefined
  /** Sign-in with a password was paused here: whether it still is has to be looked up. */
  paused?: true | undefined
  /** After a sign-in here the browser came back without any cookie, or without its session. */
  lost?: 'cookies' | 'session' | 'shadowed' | undefined
  /** The open question to a contact: id of a challenge. */
  challenge?: string | undefined
  /** A sign-in that needs another factor: its id. */
  authentication?: string | undefined
}

export interface Flows {
  make(flow: Omit<Flow, 'id' | 'at'>): string
  /** Opens what `make` or `change` sealed; undefined for anything else. Age is no reason to refuse. */
  open(token: string | undefined): Flow | undefined
  /** Goes on with the flow of a page; for a token that is lost or strange it begins a new one. */
  resume(token: string | undefined, fresh: Omit<Flow, 'id' | 'at'>): { token: string; flow: Flow }
  change(flow: Flow, changes: Partial<Flow>): string
}

const localPath = /^\/(?![/\\])[\w\-./]*$/

/** A path within Genkan, or undefined: nothing else is ever followed from a parameter (BAD-redirect). */
export function readLocalPath(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 200 && localPath.test(text) && !text.includes('..') ? text : undefined
}

export function openFlows(keys: Keys): Flows {
  const key = keys.for('flow')
  const seal = (flow: Flow) => key.seal(JSON.stringify(flow))
  const begin = (flow: Omit<Flow, 'id' | 'at'>) => ({ ...flow, id: randomToken(9), at: Math.floor(Date.now() / 1000) })
  const open = (token: string | undefined) => {
    const opened = token && token.length <= 8192 ? key.open(token) : undefined
    return opened && (JSON.parse(opened.toString()) as Flow)
  }
  return {
    open,
    make: (flow) => seal(begin(flow)),
    change: (flow, changes) => seal({ ...flow, ...changes }),
    resume(token, fresh) {
      const known = open(token)
      const flow = known ?? begin(fresh)
      return { flow, token: known ? (token as string) : seal(flow) }
    },
  }
}

type Fits = { kind: 'personal' | 'organization'; ownerId: string }

/** Whether an account is of the kind and organisation that the application takes. */
export function fitsDemand(account: Fits, demand: Demand | undefined): boolean {
  if (!demand) return true
  if (demand.kind !== 'any' && demand.kind !== account.kind) return false
  return !demand.organizationId || demand.organizationId === account.ownerId
}

/** What the waiting application asks for, said before anything is typed. */
export function demandLine(t: Translate, demand: Demand | undefined): string | undefined {
  if (!demand) return undefined
  const { name: app, organizationName: org } = demand
  if (org) return t('signIn.needsThisOrganization', { app, org })
  if (demand.kind === 'organization') return t('signIn.needsOrganization', { app })
  if (demand.kind === 'personal') return t('signIn.needsPersonal', { app })
  return t('signIn.takesAny', { app })
}

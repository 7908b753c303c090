import type { Translate } from '../../platform/i18n/index.ts'

/** What an application asks of the account that enters it. */
export type AccountRequirement = {
  clientId: string
  name: string
  kind: 'personal' | 'organization' | 'any'
  organizationId?: string | undefined
  organizationName?: string | undefined
}

/** Where a person is going in this browser, and what they said on the way. It never says who they are. */
export type Flow = {
  /** Names the flow in addresses and forms; '' while nothing of it is kept yet. */
  id: string
  /** When it began, in seconds since 1970. */
  at: number
  requirement?: AccountRequirement | undefined
  /** The authorization request, to go on with after the pages. */
  params?: Record<string, string> | undefined
  /** Origins a form on these pages may end up at (CSP form-action follows redirects). */
  formActions?: string[] | undefined
  prompt?: 'login' | 'select_account' | 'create' | undefined
  loginHint?: string | undefined
  /** Only this account will do (id_token_hint). */
  accountId?: string | undefined
  /** A sign-in must be at least this recent (prompt=login, max_age), in seconds since 1970. */
  authAfter?: number | undefined
  /** The person has consented, sealed by the consent page for one session and one application. */
  consent?: string | undefined
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

/** What a flow begins with. */
export type NewFlow = Omit<Flow, 'id' | 'at'>

const localPath = /^\/(?![/\\])[\w\-./]*$/

/** A path within Genkan, or undefined: nothing else is ever followed from a parameter. */
export function readLocalPath(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 200 && localPath.test(text) && !text.includes('..') ? text : undefined
}

/** Where a form on the way may end up, for the CSP directive form-action, which follows redirects. */
export function formActionsOf(redirectUri: string | undefined): string[] | undefined {
  if (!redirectUri || !URL.canParse(redirectUri)) return undefined
  const { protocol, origin } = new URL(redirectUri)
  return [protocol === 'https:' || protocol === 'http:' ? origin : protocol]
}

type Fits = { kind: 'personal' | 'organization'; ownerId: string }

/** Whether an account is of the kind and organisation that the application takes. */
export function fitsRequirement(account: Fits, requirement: AccountRequirement | undefined): boolean {
  if (!requirement) return true
  if (requirement.kind !== 'any' && requirement.kind !== account.kind) return false
  return !requirement.organizationId || requirement.organizationId === account.ownerId
}

/** What the waiting application asks for, said before anything is typed. */
export function requirementLine(t: Translate, requirement: AccountRequirement | undefined): string | undefined {
  if (!requirement) return undefined
  const { name: app, organizationName: org } = requirement
  if (org) return t('signIn.needsThisOrganization', { app, org })
  if (requirement.kind === 'organization') return t('signIn.needsOrganization', { app })
  if (requirement.kind === 'personal') return t('signIn.needsPersonal', { app })
  return t('signIn.takesAny', { app })
}

import type { Key } from '../../platform/i18n/index.ts'

/** What a response was checked against, and what that gave. */
export type Check = (stored: unknown, response: string) => Promise<{ fits: boolean; data?: unknown }>

/** What is kept once for an account and bound to it: a password, an app that makes codes, a passkey. */
export type Bound = {
  /** Messages to the person's contacts (names of templates). */
  notices: { bound: string; removed: string }
  /** Types of the audit events. */
  audit: { bound: string; removed: string }
  /** What a reset by a proved contact does with it: a new one takes its place, or it stays and nothing can end it for 72 hours. */
  recovery: 'replaced' | 'kept'
  /**
   * Checks a response in a second step. It is called after the try was counted; `data`, where it is given, replaces what
   * is stored (a step that was used, a counter). Undefined for what is only checked as the first factor.
   */
  check?: Check
}

/**
 * A kind of authenticator (SP 800-63B-4, 3): what a person can show to be let in. A kind is one folder here and one line
 * in `kinds`; what it must not lack stands in this type.
 */
export type AuthenticatorKind = {
  /** Methods that sessions and tokens name it by: RFC 8176, or our own where that has none. */
  amr: readonly string[]
  /** Something known, something had, or only that a contact is read, which never raises the level (SP 800-63B-4, 3.1.3.1). */
  shows: 'known' | 'had' | 'contact'
  /** Whether it can come first, second, or both. */
  steps: readonly ('first' | 'second')[]
  /** How tries are limited: by a counter of its own for each account, or by five tries for each question to a contact. */
  limit: 'account' | 'question'
  /** What the person types or does. */
  response: 'password' | 'code' | 'link'
  /** How people call it. */
  name: Key
  /** Undefined for what is sent to a contact and not kept. */
  bound?: Bound
}

import type { Keys } from '../../platform/crypto/index.ts'

/** The counters that one attempt is counted under. */
export type ThrottleKeys = {
  /** What was typed, or a familiar browser: its count and pause are what its person is shown. */
  identifierKey: Buffer
  /** The account, whichever of its identifiers was typed: never shown. Absent on a familiar browser. */
  accountKey?: Buffer | undefined
  /** The network that the attempt comes from. */
  networkKey: Buffer
}

export type Attempted = {
  /** 'password', 'code' …: each kind of authenticator has its own counters. */
  authenticator: string
  /** As it is compared, and equally for identifiers that nobody has. */
  identifier: string
  accountId?: string | undefined
  /** The browser, when it signed in to this account before: strangers' failures do not count here, nor the other way round. */
  familiarBrowser?: Buffer | undefined
  network: string
}

/** Keys are HMACs, so that the table is no list of who tried to sign in. */
export function throttleKeys(keys: Keys, attempted: Attempted): ThrottleKeys {
  const key = keys.for('throttle')
  const { authenticator, identifier, accountId, familiarBrowser } = attempted
  const of = (...parts: string[]) => key.hmac(JSON.stringify([authenticator, ...parts]))
  return {
    identifierKey: familiarBrowser
      ? of('browser', accountId ?? '', familiarBrowser.toString('hex'))
      : of('identifier', identifier),
    // An identifier that nobody has gets a second row too, so that the work is the same.
    accountKey: familiarBrowser ? undefined : of('account', accountId ?? `nobody ${identifier}`),
    networkKey: key.hmac(JSON.stringify(['network', attempted.network])),
  }
}

/** The rows of these attempts in `throttle`, each once. */
export function rowKeysOf(attempts: readonly ThrottleKeys[]): Buffer[] {
  const all = attempts.flatMap(({ identifierKey, accountKey }) => [identifierKey, ...(accountKey ? [accountKey] : [])])
  return [...new Map(all.map((key) => [key.toString('hex'), key])).values()]
}

import type { ClientFacts } from '../../platform/http/index.ts'

/** The browser that a person signs in on. */
export type SigningBrowser = {
  /** Hash of its long-lived cookie, also of one that is only set with this answer. */
  hash: Buffer
  /** Whether it brought that cookie: only then can it be familiar, and have a counter of its own. */
  known: boolean
  /** Hashes of the session cookies that it sent. */
  openJar?: Buffer | undefined
  stayJar?: Buffer | undefined
  client: ClientFacts & { address: string }
}

/** The hash of the cookie that it brought. */
export function broughtHash({ hash, known }: SigningBrowser): Buffer | undefined {
  return known ? hash : undefined
}

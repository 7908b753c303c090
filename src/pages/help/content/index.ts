import type { ProblemSlug } from '../../../platform/problems/index.ts'
import { account } from './account.ts'
import { browser } from './browser.ts'
import { codes } from './codes.ts'
import type { Entry } from './entry.ts'
import { input } from './input.ts'
import { links } from './links.ts'
import { ours } from './ours.ts'
import { passkeys } from './passkeys.ts'
import { password } from './password.ts'
import { policy } from './policy.ts'

export type { Entry, Help } from './entry.ts'

/** The families of codes, in the order of their first digit; the name is a key of `help.groups`. */
export const groups = {
  input: slugsOf(input),
  account: slugsOf(account),
  password: slugsOf(password),
  codes: slugsOf(codes),
  passkeys: slugsOf(passkeys),
  browser: slugsOf(browser),
  policy: slugsOf(policy),
  links: slugsOf(links),
  ours: slugsOf(ours),
}

export type Group = keyof typeof groups

/** The help for every problem. A problem without help does not compile. */
export const helpFor: Record<ProblemSlug, Entry> = {
  ...input,
  ...account,
  ...password,
  ...codes,
  ...passkeys,
  ...browser,
  ...policy,
  ...links,
  ...ours,
}

function slugsOf<T extends Partial<Record<ProblemSlug, Entry>>>(group: T): (keyof T & ProblemSlug)[] {
  return Object.keys(group) as (keyof T & ProblemSlug)[]
}

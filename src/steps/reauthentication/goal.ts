import { readLocalPath } from '../../mechanisms/flows/index.ts'
import type { Key } from '../../platform/i18n/index.ts'
import type { Purpose } from '../../services/shown.ts'

/** What a person is asked to show anew for, and the page that they come back to. */
export type Goal = { purpose: Purpose; to: string }

export const base = '/account/confirm'

/** What the page says it is for, and where it leads back to without showing anything. */
export const purposes = {
  'contact.add': { lead: 'account.confirm.contactAdd', back: '/account/contacts' },
  'contact.remove': { lead: 'account.confirm.contactRemove', back: '/account/contacts' },
  'password.set': { lead: 'account.confirm.passwordSet', back: '/account/security' },
  'account.close': { lead: 'account.confirm.accountClose', back: '/account/security' },
  'contest.defend': { lead: 'account.confirm.contestDefend', back: '/account/contest' },
  'hold.end': { lead: 'account.confirm.holdEnd', back: '/account/hold' },
} as const satisfies Record<Purpose, { lead: Key; back: string }>

const known = (text: string | undefined): text is Purpose => text !== undefined && Object.hasOwn(purposes, text)

/** The page that asks, with where it leads: it is all in the path, since a sign-in in between carries nothing else. */
export function pathOf({ purpose, to }: Goal): string {
  return `${base}/for/${purpose}${to}`
}

/** Reads such a path, or the fields of its form; undefined for anything that is none. */
export function readGoal(path: string | undefined): Goal | undefined {
  const [, purpose, to] = /^\/account\/confirm\/for\/([\w.]+)(\/.*)$/.exec(path ?? '') ?? []
  return goalOf(purpose, to)
}

export function goalOf(purpose: string | undefined, to: string | undefined): Goal | undefined {
  const path = readLocalPath(to)
  return known(purpose) && path?.startsWith('/account') ? { purpose, to: path } : undefined
}

import { suggestAddress } from '../../../browser/typo-domains.js'
import type { Flow } from '../../../mechanisms/flows/index.ts'
import { caseFold } from '../../../records/accounts/index.ts'
import type { UndatedEvidence } from './dated-evidence.ts'

/** The mailboxes of the Japanese phone companies: they filter much more than others. */
const carriers = new Set([
  ...['docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'auone.jp', 'softbank.ne.jp', 'i.softbank.jp', 'vodafone.ne.jp'],
  ...['ymobile.ne.jp', 'y-mobile.ne.jp', 'ymobile1.ne.jp', 'uqmobile.jp', 'rakumail.jp', 'disney.ne.jp'],
  ...['willcom.com', 'pdx.ne.jp', 'emobile.ne.jp', 'emobile-s.ne.jp', 'biz.ezweb.ne.jp', 'biz.au.com'],
])

/** Whether a mailbox there is one of a phone company. */
export function isCarrier(domain: string): boolean {
  return carriers.has(domain) || carriers.has(domain.replace(/^[dhtckrnsq]\.(?=vodafone\.ne\.jp$)/, ''))
}

export function domainOf(identifier: Flow['identifier']): string | undefined {
  return identifier?.kind === 'email' ? identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1) : undefined
}

/** What the typed address says by itself: the same whether or not anybody has it. */
export function domainEvidence(
  identifier: Flow['identifier'],
  organizations: { proved: boolean },
): UndatedEvidence | undefined {
  const domain = domainOf(identifier)
  if (!identifier || !domain) return undefined
  const of = (value: 'organisation' | 'carrier' | 'typo' | 'ordinary'): UndatedEvidence => ({
    name: 'domain',
    value,
    where: 'log',
  })
  if (organizations.proved) return of('organisation')
  if (isCarrier(domain)) return of('carrier')
  return of(suggestAddress(identifier.value) ? 'typo' : 'ordinary')
}

type Known = { userName: string }

/** The typed address against those that signed in on this browser. */
export function knownHereEvidence(
  identifier: Flow['identifier'],
  known: readonly Known[] | undefined,
): UndatedEvidence | undefined {
  if (!identifier || !known) return undefined
  const value = nearestOf(
    identifier.norm,
    known.map(({ userName }) => caseFold(userName)),
  )
  return { name: 'known_here', value, where: 'log' }
}

function nearestOf(typed: string, known: readonly string[]): 'same' | 'near' | 'other' | 'none' {
  if (known.length === 0) return 'none'
  if (known.includes(typed)) return 'same'
  return known.some((each) => isNear(typed, each)) ? 'near' : 'other'
}

/** One or two characters apart: put in, left out, exchanged with another or with its neighbour. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2 || a.length > 254 || b.length > 254) return false
  let older: number[] = []
  let former = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const now = distances(a, i, b, former, older)
    older = former
    former = now
  }
  return (former[b.length] ?? 3) <= 2
}

/** One row of the table of Damerau and Levenshtein: from the first `i` characters of `a` to each beginning of `b`. */
function distances(a: string, i: number, b: string, former: readonly number[], older: readonly number[]): number[] {
  const now = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const changed = (former[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
    const least = Math.min(changed, (former[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1)
    const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    now[j] = exchanged ? Math.min(least, (older[j - 2] ?? 0) + 1) : least
  }
  return now
}

import { type EvidenceItem, itemsFrom } from '../../../diagnosis/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { type KnownAttempt, triesHere } from '../../../records/sign-in-log/index.ts'
import { shownCode } from '../shown.ts'
import { datedEvidence, type UndatedEvidence } from './dated-evidence.ts'

type Bands = { tries: 'first' | 'few' | 'same' | 'several'; pause: 'none' | 'near' | 'active' | 'stopped' }

/** How many different passwords were tried; the same one again says something else than a new one. */
export function triesBand(different: number, repeated: boolean): Bands['tries'] {
  if (repeated) return 'same'
  if (different <= 1) return 'first'
  return different === 2 ? 'few' : 'several'
}

/** The pause that an attempt met, by the code that its page showed. */
export function pauseBand(reason: string | null): Bands['pause'] {
  if (reason === 'GK3003') return 'active'
  if (reason === 'GK3013') return 'stopped'
  return reason === 'GK3002' ? 'near' : 'none'
}

/** What a page told, and how old it was. */
export function pageEvidence(evidence: KnownAttempt['evidence'], at: Date): EvidenceItem[] {
  return itemsFrom(evidence, at.toISOString())
}

/** The attempt itself: what its page saw, how often it was tried, what it met. The same for every identifier. */
export async function observeAttempt(q: Queries, attempt: KnownAttempt | undefined): Promise<EvidenceItem[]> {
  if (!attempt) return []
  const { evidence, at } = attempt
  const shown = shownCode(attempt)
  const undated: (UndatedEvidence | false)[] = [
    { name: 'source', value: shown === 'GK6012' ? 'limited' : 'free', where: 'log' },
  ]
  if (attempt.method === 'password') {
    const different = await triesHere(q, attempt)
    undated.push(
      { name: 'pause', value: pauseBand(shown), where: 'log' },
      { name: 'tries', value: triesBand(different, evidence.repeated === true), where: 'log' },
    )
  }
  return [...pageEvidence(evidence, at), ...datedEvidence(at, undated)]
}

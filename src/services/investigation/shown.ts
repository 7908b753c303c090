import { type SymptomId, symptomOf } from '../../diagnosis/index.ts'
import type { KnownAttempt } from '../../records/sign-in-log/index.ts'

/**
 * The code that the page of an attempt showed. The true reason of a mismatch tells who has an account, so nothing that
 * a stranger may hear is made of it.
 */
export function shownCode({ reason, evidence }: Pick<KnownAttempt, 'reason' | 'evidence'>): string | null {
  return evidence.shown ?? (reason === 'GK2011' || reason === 'GK3004' ? 'GK3001' : reason)
}

/** The symptom by what the page showed, never by the true reason, which would tell who has an account. */
export function symptomShown(attempt: KnownAttempt): SymptomId | undefined {
  const code = shownCode(attempt)
  return code ? symptomOf(code) : undefined
}

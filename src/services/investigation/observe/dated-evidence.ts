import type { EvidenceItem } from '../../../diagnosis/index.ts'

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An observation without its time, which all of one observer share. */
export type UndatedEvidence = DistributiveOmit<EvidenceItem, 'at'>

/** Puts the moment to observations; what could not be seen is left out. */
export function datedEvidence(at: Date, undated: (UndatedEvidence | undefined | null | false)[]): EvidenceItem[] {
  const time = at.toISOString()
  return undated.flatMap((one) => (one ? [{ ...one, at: time } as EvidenceItem] : []))
}

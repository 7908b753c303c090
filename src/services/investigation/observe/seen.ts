import type { EvidenceItem } from '../../../diagnosis/index.ts'

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An observation without its time, which all of one observer share. */
export type Sighting = DistributiveOmit<EvidenceItem, 'at'>

/** Puts the moment to observations; what could not be seen is left out. */
export function seenAt(at: Date, sightings: (Sighting | undefined | null | false)[]): EvidenceItem[] {
  const time = at.toISOString()
  return sightings.flatMap((one) => (one ? [{ ...one, at: time } as EvidenceItem] : []))
}

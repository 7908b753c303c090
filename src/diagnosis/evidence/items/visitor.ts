import { type CauseId, causeIds } from '../../ids.ts'
import type { ItemShape } from '../item.ts'

/** Any cause may be what somebody tells of; without a text of theirs, none more than another. */
const evenly = Object.fromEntries(causeIds.map((id) => [id, 1 / causeIds.length])) as Record<CauseId, number>

/** What the person says, and what a program on their machine reports. It is theirs and may be told back to anybody. */
export const visitorItems = {
  /** The cause that the person's own words point to, as `understand` reads them. */
  words: { places: ['person'], level: 'T0', usual: evenly },
  /** "Does it work on another device or in another browser?" */
  other_device: { places: ['person'], level: 'T0', usual: { works: 0.15, fails: 0.85 } },
  /** "Have you changed your phone or number lately?" */
  new_phone: { places: ['person'], level: 'T0', usual: { yes: 0.15, no: 0.85 } },
  /** "Is it for work or for yourself?" */
  purpose: { places: ['person'], level: 'T0', usual: { work: 0.45, personal: 0.55 } },
  /** "Is there a change or a message that you know nothing of?" */
  strange: { places: ['person'], level: 'T0', usual: { yes: 0.03, no: 0.97 } },
  /** The person says that the phone or key of the second step is gone. */
  lost: { places: ['person'], level: 'T0', usual: { yes: 0.03, no: 0.97 } },
  /** The profile that the operating system opened. */
  profile: { places: ['device', 'person'], level: 'T0', usual: { normal: 0.985, temporary: 0.015 } },
  /** Credentials for this site that apps keep on the machine (their names only). */
  stored: { places: ['device'], level: 'T0', usual: { none: 0.85, found: 0.15 } },
  proxy: { places: ['device'], level: 'T0', usual: { none: 0.8, set: 0.2 } },
} as const satisfies Record<string, ItemShape>

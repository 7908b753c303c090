import type { EvidenceItem } from './catalogue.ts'

/** What the script of the sign-in pages reports: names and counts, never values. Every part may be missing. */
export type PageFacts = {
  capsSeen?: boolean
  imeComposition?: boolean
  nonAscii?: boolean
  trimmed?: boolean
  /** Characters that cannot be seen. */
  invisible?: boolean
  /** Something else than the page and the person changed the form: an extension, a protection program. */
  formChanged?: boolean
  /** A field was sent otherwise than its person had left it. */
  rewritten?: boolean
  autofilled?: boolean
  pasted?: boolean
  keystrokes?: number
  cookieProbe?: boolean
  storageProbe?: boolean
  clockSkewMs?: number | null
  rttMs?: number | null
  online?: boolean
  features?: readonly string[]
  inApp?: string | null
  tabCount?: number
  noJs?: boolean
}

/** Without these sign-in still works, but not with everything it offers. */
const wanted = ['passkey', 'crypto']

/** Puts what a page reported into evidence items. `at` is when the page was sent (ISO 8601). */
export function fromPage(page: PageFacts, at: string): EvidenceItem[] {
  const found: EvidenceItem[] = []
  const note = (item: DistributiveOmit<EvidenceItem, 'where' | 'at'>) =>
    found.push({ ...item, where: 'browser', at } as EvidenceItem)

  if (page.noJs) {
    note({ name: 'script', value: 'absent' })
    return found
  }
  note({ name: 'script', value: 'ran' })
  if (page.capsSeen !== undefined) note({ name: 'caps', value: page.capsSeen ? 'on' : 'off' })
  // An invisible character is outside the half-width letters too, but no input method made it.
  const wide = page.imeComposition || (page.nonAscii && !page.invisible)
  if (page.imeComposition !== undefined || page.nonAscii !== undefined)
    note({ name: 'wide', value: wide ? 'seen' : 'none' })
  if (page.trimmed !== undefined || page.invisible !== undefined)
    note({ name: 'extra', value: page.invisible ? 'invisible' : page.trimmed ? 'spaces' : 'none' })
  if (page.rewritten) note({ name: 'page', value: 'rewritten' })
  else if (page.formChanged) note({ name: 'page', value: 'changed' })
  const fill = fillOf(page)
  if (fill) note({ name: 'fill', value: fill })
  if (page.cookieProbe !== undefined) note({ name: 'cookies', value: page.cookieProbe ? 'kept' : 'blocked' })
  if (page.storageProbe !== undefined) note({ name: 'storage', value: page.storageProbe ? 'kept' : 'blocked' })
  if (typeof page.clockSkewMs === 'number') note({ name: 'clock', value: page.clockSkewMs })
  if (typeof page.rttMs === 'number') note({ name: 'rtt', value: page.rttMs })
  if (page.online !== undefined) note({ name: 'online', value: page.online ? 'yes' : 'no' })
  if (page.features) {
    const has = wanted.every((feature) => page.features?.includes(feature))
    note({ name: 'features', value: has ? 'complete' : 'missing' })
  }
  if (page.inApp !== undefined) note({ name: 'browser', value: page.inApp ? 'in_app' : 'ordinary' })
  if (page.tabCount !== undefined) note({ name: 'tabs', value: page.tabCount })
  return found
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Keys beside an automatic fill mean that only the address was filled. */
function fillOf({ autofilled, pasted, keystrokes = 0 }: PageFacts): 'typed' | 'filled' | 'pasted' | undefined {
  if (autofilled && keystrokes <= 3) return 'filled'
  if (pasted) return 'pasted'
  return keystrokes > 0 ? 'typed' : undefined
}

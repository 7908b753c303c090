import type facts from '../../../../content/guides/guides.json'
import { inEachLanguage, type Language } from '../../../platform/i18n/index.ts'
import type { Device } from './device.ts'
import type { Guide, Variant } from './guide.ts'
import { readGuides } from './read.ts'

export { type Device, deviceOf } from './device.ts'
export type { Guide, Variant } from './guide.ts'

export type GuideId = keyof typeof facts

/** Every guide, in the order in which they are listed. */
export const guides = inEachLanguage(readGuides)

/** The guide with this name, or undefined. */
export function guideOf(id: string, language: Language): Guide | undefined {
  return guides[language].find((guide) => guide.id === id)
}

/** The ways of a guide, those for this device or mailbox first; `own` says how many of them are meant. */
export function variantsFor(
  guide: Guide,
  device: Device,
  domain: string | undefined,
): { own: Variant[]; others: Variant[] } {
  const general = guide.variants.filter((variant) => !variant.browsers && !variant.systems && !variant.domains)
  const fitting = guide.variants.filter((variant) => fits(variant, device, domain))
  const own = [...fitting, ...(fitting.length === 0 || guide.variants.length === general.length ? general : [])]
  return { own, others: guide.variants.filter((variant) => !own.includes(variant)) }
}

function fits({ browsers, systems, domains }: Variant, device: Device, domain: string | undefined): boolean {
  if (domains) return domain !== undefined && domains.includes(domain)
  if (!browsers && !systems) return false
  return (!browsers || browsers.includes(device.browser)) && (!systems || systems.includes(device.system))
}

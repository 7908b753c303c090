import { browserGuides } from './content/browser.ts'
import { deviceGuides } from './content/device.ts'
import { messageGuides } from './content/messages.ts'
import type { Device } from './device.ts'
import type { Guide, Variant } from './guide.ts'

export { type Device, deviceOf } from './device.ts'
export type { Guide, Line, Variant } from './guide.ts'

export const guides = { ...browserGuides, ...messageGuides, ...deviceGuides }

export type GuideId = keyof typeof guides

/** The guide with this name, or undefined. */
export function guideOf(id: string): Guide | undefined {
  return Object.hasOwn(guides, id) ? guides[id as GuideId] : undefined
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

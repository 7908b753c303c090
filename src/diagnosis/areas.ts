import type { Fact } from './evidence/index.ts'

/** What can be said to be in order, and the facts that all have to be there for it. */
const clearedBy = {
  typing: ['caps.off', 'wide.none', 'extra.none'],
  pause: ['pause.none'],
  cookies: ['cookies.kept', 'storage.kept'],
  clock: ['clock.fine'],
  connection: ['online.yes', 'rtt.quick'],
  network: ['source.free'],
  page: ['page.clean', 'script.ran'],
  browser: ['features.complete', 'browser.ordinary'],
  service: ['incident.none'],
  account: ['account.active'],
  application: ['app.registered'],
  mail: ['receipt.accepted'],
  policy: ['policy.pass'],
  licence: ['assignment.present'],
} as const satisfies Record<string, readonly Fact[]>

/** The name of something that was found to be in order: `diagnosis.areas.<name>`. */
export type Area = keyof typeof clearedBy

export const areas = Object.keys(clearedBy) as Area[]

/** What these facts show to be in order. */
export function areasInOrder(facts: readonly Fact[]): Area[] {
  return areas.filter((area) => clearedBy[area].every((fact: Fact) => facts.includes(fact)))
}

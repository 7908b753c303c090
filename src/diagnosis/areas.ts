import type { Fact } from './evidence/index.ts'
import type { CauseId } from './ids.ts'

type AreaShape = {
  /** The facts that all have to be there. */
  shownBy: readonly Fact[]
  /** The causes that would be the opposite. */
  not: readonly CauseId[]
}

/** What can be said to be in order. */
const shapes = {
  typing: {
    shownBy: ['caps.off', 'wide.none', 'extra.none'],
    not: ['C01', 'C02', 'C03', 'C04', 'C05', 'C06'],
  },
  pause: { shownBy: ['pause.none'], not: ['C19', 'C20'] },
  cookies: { shownBy: ['cookies.kept', 'storage.kept'], not: ['C36', 'C37'] },
  clock: { shownBy: ['clock.fine'], not: ['C43'] },
  connection: { shownBy: ['online.yes', 'rtt.quick'], not: ['C45'] },
  network: { shownBy: ['source.free'], not: ['C46', 'C47'] },
  page: { shownBy: ['page.clean', 'script.ran'], not: ['C38', 'C40', 'C41'] },
  browser: { shownBy: ['features.complete', 'browser.ordinary'], not: ['C39'] },
  service: { shownBy: ['incident.none'], not: ['C60'] },
  account: { shownBy: ['account.active'], not: ['C11', 'C21', 'C22', 'C23', 'C62'] },
  application: { shownBy: ['app.registered'], not: ['C44', 'C58'] },
  mail: { shownBy: ['receipt.accepted', 'opened.yes'], not: ['C24', 'C25', 'C26', 'C27', 'C28'] },
  policy: { shownBy: ['policy.pass'], not: ['C55', 'C56'] },
  licence: { shownBy: ['assignment.present'], not: ['C54'] },
} as const satisfies Record<string, AreaShape>

/** The name of something that was found to be in order: `diagnosis.areas.<name>`. */
export type Area = keyof typeof shapes

export const areas = Object.keys(shapes) as Area[]

/** What these facts show to be in order, without what is told to be the matter. */
export function areasInOrder(facts: readonly Fact[], told: readonly CauseId[]): Area[] {
  return areas.filter((area) => {
    const { shownBy, not }: AreaShape = shapes[area]
    return shownBy.every((fact) => facts.includes(fact)) && !not.some((cause) => told.includes(cause))
  })
}

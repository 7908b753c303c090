import { type Offer, wordsOf } from '../../../diagnosis/index.ts'
import { type ButtonLook, button, form, type Html, html, icon, type View } from '../../../platform/html/index.ts'
import { isAction } from './table.ts'

/**
 * The button of one offer. It goes through `/helper/repair`, which notes that it was tried and leads to where it is
 * done. Undefined for what nobody can click. `row` is one of several under one another.
 */
export function repairAction(
  view: View,
  offer: Pick<Offer, 'id'>,
  options: {
    flowId: string | undefined
    caseToken: string | undefined
    look?: ButtonLook | 'row'
    small?: boolean
  },
): Html | undefined {
  if (!isAction(offer.id)) return undefined
  const { look = 'outlined', small } = options
  const label = view.t(wordsOf.repair(offer.id))
  return form(
    {
      action: '/helper/repair',
      hidden: { repair: offer.id, case: options.caseToken || undefined, flow: options.flowId || undefined },
    },
    look === 'row'
      ? html`<button class="repair-row" data-repair="${offer.id}"><span>${label}</span>${icon.onward}</button>`
      : button(label, { look, repair: offer.id, ...(small ? { small } : {}) }),
  )
}

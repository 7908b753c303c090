import { type Offer, type RepairId, wordsOf } from '../../../diagnosis/index.ts'
import { actions, button, form, type Html, html, type View } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import type { InvestigationView } from '../../../services/investigation/index.ts'
import { repairAction } from '../repairs/index.ts'
import { openTry } from './offers.ts'
import type { Reading } from './result.ts'

export function repairs(reading: Reading, asks: boolean): Html {
  const { view, offers } = reading
  const { t } = view
  const { first, others, byItself } = offers
  const under = byItself.map(({ id }) => html`<li data-repair="${id}">${t(wordsOf.repair(id))}</li>`)
  return html`${
    under.length > 0 && html`<ul class="under-way" aria-label="${t('helper.result.byItself')}">${under}</ul>`
  }${asks ? rows(reading, 'helper.result.orThis', [...(first ? [first] : []), ...others]) : firstThing(reading)}${
    !asks && rows(reading, missed(reading.investigation) ? 'helper.result.orThis' : 'diagnosis.page.then', others)
  }${!first && html`<p>${t('helper.result.none')}</p>`}`
}

/** The page's one button; after a miss it is a person. */
function firstThing({ view, offers: { first }, investigation, flow }: Reading): Html | '' {
  if (!first) return ''
  const { t } = view
  const person = first.id === 'person' && missed(investigation)
  return html`<h2>${t(person ? 'helper.result.personFirst' : 'diagnosis.page.now')}</h2>${
    person && html`<p>${t('helper.result.personFirstLead')}</p>`
  }${repairAction(view, first, { flowId: flow, caseToken: investigation.token, look: 'primary' })}`
}

function rows({ view, investigation, flow }: Reading, title: Key, offers: readonly Offer[]): Html | '' {
  if (offers.length === 0) return ''
  const tokens = { flowId: flow, caseToken: investigation.token, look: 'row' as const }
  return html`<h2>${view.t(title)}</h2><ul class="repairs">${offers.map((offer) => html`<li>${repairAction(view, offer, tokens)}</li>`)}</ul>`
}

function missed({ result }: InvestigationView): boolean {
  return result.tried.some(({ outcome }) => outcome === 'no_change' || outcome === 'failed')
}

/** Someone came back without having got in: whether the last repair helped decides what is offered next. */
export function didItHelp({ view, investigation, flow }: Reading): Html | '' {
  const open = openTry(investigation.result.tried)
  if (!open) return ''
  const { t } = view
  const answer = (helped: 'yes' | 'no', look: 'outlined' | 'link') =>
    button(t(`helper.helped.${helped}`), { look, name: 'helped', value: helped, small: true })
  return form(
    { action: '/helper/outcome', id: 'helped', hidden: { case: investigation.token, flow, repair: open } },
    html`<fieldset class="helped"><legend>${t('helper.helped.ask', { repair: t(wordsOf.repair(open)) })}</legend>${actions([answer('yes', 'outlined'), answer('no', 'outlined')], { beside: true })}</fieldset>`,
  )
}

/** For the list of what was tried, in texts to copy. */
export function repairNames(view: View, ids: readonly RepairId[]): string {
  return ids.map((id) => view.t(wordsOf.repair(id))).join(view.language === 'ja' ? '、' : ', ')
}

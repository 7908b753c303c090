import { actions, button, form, html, linkButton, notice, section, type View } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import { explain, problem } from '../../../platform/problems/index.ts'
import type { HoldReason } from '../../../records/accounts/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

const reasons: Record<HoldReason, Key> = {
  reset: 'account.hold.reset',
  code: 'account.hold.code',
  way_in: 'account.hold.code',
  contest: 'account.hold.contest',
  recovery: 'account.hold.reset',
}

type Held = {
  until: string
  because: HoldReason
  /** The person has something to show here that ends it. */
  canShow: boolean
  /** A change is contested: that is decided first. */
  contested: boolean
  /** It has just been shown: one button ends the hold. */
  confirmed: boolean
}

export function holdPage(
  view: View,
  own: AccountContext,
  { until, because, canShow, contested, confirmed }: Held,
): string {
  const { t } = view
  const said = problem('held', { until })
  const sooner = contested
    ? actions([linkButton(t('account.contest.see'), own.at('/account/contest'), { look: 'primary' })], {
        beside: true,
      })
    : confirmed
      ? form({ action: '/account/hold/end', hidden: forAccount(own) }, [
          actions([button(t('account.hold.end'))], { beside: true }),
        ])
      : canShow
        ? html`<p>${t('account.hold.sooner')}</p>${actions([linkButton(t('account.hold.show'), own.at('/account/hold/end'), { look: 'primary', repair: said.action })], { beside: true })}`
        : html`<p>${t('account.hold.wait')}</p>`
  return accountPage(view, own, {
    title: t('account.hold.title'),
    current: '/account/security',
    body: section(
      'hold',
      t('account.hold.part'),
      html`${notice('wait', explain(said, t).said, { problem: said })}<p>${t(reasons[because])}</p><p>${t('account.held.why')}</p>${sooner}`,
    ),
  })
}

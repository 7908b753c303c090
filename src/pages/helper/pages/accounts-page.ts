import {
  actions,
  badge,
  button,
  form,
  type Html,
  html,
  items,
  layout,
  linkButton,
  moreLinks,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'

export type FoundAccount = {
  accountId: string
  name: string
  kind: 'personal' | 'organization'
  organization: string | null
  /** Its name for signing in, masked where it is another contact than the proven one. */
  mask?: string | undefined
  /** Why it cannot be used now. */
  shut?: string | undefined
  /** Usable, but not for the waiting application. */
  unfit?: string | undefined
}

/** Every account that a proven contact opens (GK2010), or that there is none (GK2011). */
export function foundPage(
  view: View,
  page: { flow: string; contact: string; accounts: FoundAccount[]; problem?: Problem | undefined; signUp: boolean },
): string {
  const { t } = view
  const { problem, flow } = page
  const other = html`<a href="/helper/accounts?flow=${flow}&amp;change=1">${t('helper.accounts.other')}</a>`
  if (problem)
    return layout(view, {
      title: t('helper.accounts.noneTitle'),
      problem,
      body: html`${problemSummary(view, problem)}${
        page.signUp &&
        actions([
          linkButton(t('signIn.create'), `/sign-up?flow=${flow}`, { look: 'primary', repair: 'create_account' }),
        ])
      }${moreLinks([other])}`,
    })
  return layout(view, {
    title: t('helper.accounts.foundTitle'),
    lead: t('helper.accounts.found', { contact: page.contact }),
    width: 'wide',
    body: html`<div class="panel">${items(page.accounts.map((account) => accountItem(view, account, page)))}</div>${moreLinks(
      [other, html`<a href="/sign-in?flow=${flow}">${t('helper.back')}</a>`],
    )}`,
  })
}

function accountItem(view: View, account: FoundAccount, page: { flow: string; contact: string }) {
  const { t } = view
  return {
    title: html`<bdi>${account.name}</bdi>`,
    icon: account.kind === 'personal' ? ('person' as const) : ('building' as const),
    tag: badge(view, account.kind),
    details: [
      account.organization !== null && html`<bdi>${account.organization}</bdi>`,
      account.mask && t('helper.accounts.shownAs', { mask: account.mask }),
      t('helper.accounts.signedInWith', { contact: page.contact }),
      account.unfit,
      account.shut,
    ],
    action: choose(view, account, page.flow),
  }
}

/** Goes on with an account, or for one that is shut, to the reason and what can be done about it. */
function choose({ t }: View, account: FoundAccount, flow: string): Html {
  const named = [account.name, account.organization].filter(Boolean).join(', ')
  const hidden = { flow, account: account.accountId }
  if (account.shut)
    return form(
      { action: '/helper/accounts/why', hidden },
      button(t('helper.accounts.why'), {
        look: 'outlined',
        small: true,
        spoken: t('helper.accounts.whySpoken', { account: named }),
      }),
    )
  return form(
    { action: '/helper/accounts/use', hidden },
    button(t('helper.accounts.use'), {
      look: 'outlined',
      small: true,
      repair: 'switch_account',
      spoken: t('helper.accounts.spoken', { account: named }),
    }),
  )
}

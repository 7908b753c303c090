import {
  type Content,
  type Html,
  html,
  layout,
  notice,
  type Person,
  sideNavigation,
  type View,
} from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import { explain, type Problem, problem } from '../../../platform/problems/index.ts'
import type { AccountContext } from './account-guard.ts'

/** What was done on the page before, said once: `?done=` names one of these. */
const done: Record<string, Key> = {
  profile: 'account.done.profile',
  added: 'account.done.added',
  proven: 'account.done.proven',
  removed: 'account.done.removed',
  password: 'account.done.password',
  ended: 'account.done.ended',
  others: 'account.done.others',
  disowned: 'account.done.disowned',
  defended: 'account.done.defended',
  unheld: 'account.done.unheld',
  revoked: 'account.done.revoked',
}

export type AccountPage = {
  title: string
  lead?: Content
  /** The entry of the navigation that this page belongs to. */
  current: string
  problem?: Problem | undefined
  body: Html
  /** From the query. */
  done?: string | undefined
}

/** A page of one's account, with the way around. */
export function accountPage(view: View, own: AccountContext, page: AccountPage): string {
  const { t } = view
  const said = page.done && Object.hasOwn(done, page.done) ? done[page.done] : undefined
  return layout(view, {
    title: page.title,
    ...(page.lead && { lead: page.lead }),
    ...(page.problem && { problem: page.problem }),
    width: 'wide',
    side: around(view, own, page.current),
    body: html`${said && notice('done', t(said), { spoken: true })}${page.body}`,
  })
}

/** What has to wait, until when and why; and the way to go on sooner. */
export function heldNotice(view: View, own: AccountContext, until: string): Html {
  const { t } = view
  const said = problem('held', { until })
  const go = html`<p><a class="link" href="${own.at('/account/hold')}" data-repair="${said.action}">${explain(said, t).action}</a></p>`
  return html`${notice('wait', explain(said, t).said, { spoken: true, problem: said, action: go })}<p>${t('account.held.why')}</p>`
}

function around(view: View, own: AccountContext, current: string): Html {
  const { t } = view
  return sideNavigation(view, {
    label: t('account.nav.label'),
    person: personOf(own),
    links: own.navigation.map(({ path, text, icon }) => ({
      href: own.at(path),
      text: t(text),
      icon,
      current: path === current,
    })),
    after: switcher(view, own),
  })
}

/** The other accounts of this browser, and the list of all it remembers. */
function switcher({ t }: View, { account, sessions }: AccountContext): Html {
  const others = sessions.filter((session) => session.accountId !== account.accountId)
  return html`<ul class="more">${others.map(
    (session) =>
      html`<li><a href="/account?as=${session.accountId}">${t('account.nav.switchTo', { address: session.userName })}</a></li>`,
  )}<li><a href="/accounts?to=/account">${t('account.nav.switch')}</a></li><li><a href="/sign-out">${t('account.nav.signOut')}</a></li></ul>`
}

export function personOf({ account }: Pick<AccountContext, 'account'>): Person {
  return {
    address: account.userName,
    name: account.fullName,
    kind: account.kind,
    ...(account.organizationName && { organization: account.organizationName }),
  }
}

/** Hidden fields of every form here: which account it is for. */
export function forAccount(own: AccountContext): { as: string } {
  return { as: own.account.accountId }
}

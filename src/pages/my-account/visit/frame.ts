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
import type { Problem } from '../../../platform/problems/index.ts'
import type { Visit } from './door.ts'

const places = [
  { path: '/account', text: 'account.nav.overview', icon: 'person' },
  { path: '/account/profile', text: 'account.nav.profile', icon: 'info' },
  { path: '/account/contacts', text: 'account.nav.contacts', icon: 'mail' },
  { path: '/account/security', text: 'account.nav.security', icon: 'key' },
  { path: '/account/sessions', text: 'account.nav.sessions', icon: 'laptop' },
  { path: '/account/history', text: 'account.nav.history', icon: 'clock' },
  { path: '/account/applications', text: 'account.nav.applications', icon: 'building' },
] as const

export type Place = (typeof places)[number]['path']

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
  revoked: 'account.done.revoked',
}

export type AccountPage = {
  title: string
  lead?: Content
  /** The entry of the navigation that this page belongs to. */
  current: Place
  problem?: Problem | undefined
  body: Html
  /** From the query. */
  done?: string | undefined
}

/** A page of one's account, with the way around. */
export function accountPage(view: View, visit: Visit, page: AccountPage): string {
  const { t } = view
  const said = page.done && Object.hasOwn(done, page.done) ? done[page.done] : undefined
  return layout(view, {
    title: page.title,
    ...(page.lead && { lead: page.lead }),
    ...(page.problem && { problem: page.problem }),
    width: 'wide',
    side: around(view, visit, page.current),
    body: html`${said && notice('done', t(said), { spoken: true })}${page.body}`,
  })
}

/** What has to wait after a recovery, until when and why (REC-21). */
export function heldNotice(view: View, what: 'contacts' | 'close', until: string): Html {
  const { t } = view
  const said = what === 'contacts' ? t('account.held.contacts', { until }) : t('account.held.close', { until })
  return html`${notice('wait', said, { spoken: true })}<p>${t('account.held.why')}</p>`
}

function around(view: View, visit: Visit, current: Place): Html {
  const { t } = view
  return sideNavigation(view, {
    label: t('account.nav.label'),
    person: personOf(visit),
    links: places.map(({ path, text, icon }) => ({
      href: visit.at(path),
      text: t(text),
      icon,
      current: path === current,
    })),
    after: switcher(view, visit),
  })
}

/** The other accounts of this browser, and the list of all it remembers. */
function switcher({ t }: View, { account, sessions }: Visit): Html {
  const others = sessions.filter((session) => session.accountId !== account.accountId)
  return html`<ul class="more">${others.map(
    (session) =>
      html`<li><a href="/account?as=${session.accountId}">${t('account.nav.switchTo', { address: session.userName })}</a></li>`,
  )}<li><a href="/accounts?to=/account">${t('account.nav.switch')}</a></li><li><a href="/sign-out">${t('account.nav.signOut')}</a></li></ul>`
}

export function personOf({ account }: Pick<Visit, 'account'>): Person {
  return {
    address: account.userName,
    name: account.fullName,
    kind: account.kind,
    ...(account.organizationName && { organization: account.organizationName }),
  }
}

/** Hidden fields of every form here: which account it is for. */
export function forAccount(visit: Visit): { as: string } {
  return { as: visit.account.accountId }
}

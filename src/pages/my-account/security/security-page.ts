import {
  given,
  type Html,
  html,
  type Item,
  items,
  linkButton,
  notice,
  section,
  type View,
} from '../../../platform/html/index.ts'
import { showPhone } from '../../../records/accounts/index.ts'
import { type AccountContext, accountPage, type WaysIn } from '../guard/index.ts'

type Security = { ways: WaysIn; date(at: Date): string; done?: string | undefined }

export function securityPage(view: View, own: AccountContext, security: Security): string {
  const { t } = view
  const { ways } = security
  const list = [passwordItem(view, own, security), ...codeItems(view, own, ways)]
  const warning = ways.count <= 1 && notice('wait', t('account.overview.oneWay'))
  const link = (path: string, text: string, details: string): Item => ({
    title: html`<a href="${own.at(path)}">${text}</a>`,
    details: [details],
  })
  return accountPage(view, own, {
    title: t('account.nav.security'),
    lead: t('account.security.lead'),
    current: '/account/security',
    done: security.done,
    body: html`${section('ways', t('account.security.ways'), html`${warning}${items(list)}`)}${addWays(view, own, ways)}${section(
      'more',
      t('account.security.more'),
      items([
        link('/account/sessions', t('account.nav.sessions'), t('account.sessions.lead')),
        link('/account/history', t('account.nav.history'), t('account.history.lead')),
        link('/account/applications', t('account.nav.applications'), t('account.applications.lead')),
        link('/account/close', t('account.close.title'), t('account.close.hint')),
      ]),
    )}`,
  })
}

function passwordItem({ t }: View, own: AccountContext, { ways, date }: Security): Item {
  const { password } = ways
  return {
    icon: 'key',
    title: t('signUp.password'),
    details: [
      password ? t('account.security.since', { date: date(password.changedAt) }) : t('account.security.noPassword'),
    ],
    action: html`<a class="link" href="${own.at('/account/password')}">${t(password ? 'account.password.title' : 'account.password.setTitle')}</a>`,
  }
}

function codeItems({ t }: View, own: AccountContext, { codes }: WaysIn): Item[] {
  return codes.map((contact) => ({
    icon: contact.kind === 'phone' ? ('phone' as const) : ('mail' as const),
    title: t(contact.kind === 'phone' ? 'account.security.codeBySms' : 'account.security.codeByMail'),
    details: [
      contact.kind === 'phone' ? html`<bdi dir="ltr">${showPhone(contact.value)}</bdi>` : given(contact.value),
      contact.kind === 'phone' && t('account.security.smsWeak'),
    ],
    action: html`<a class="link" href="${own.at('/account/contacts')}" aria-label="${t('common.change')}: ${contact.value}">${t('common.change')}</a>`,
  }))
}

/** The target of "add a way": one click from here. */
function addWays({ t }: View, own: AccountContext, { password }: WaysIn): Html {
  const contact = linkButton(t('account.contacts.add'), own.at('/account/contacts/add'), {
    icon: 'plus',
    repair: 'add_way',
  })
  const secret = linkButton(t('account.password.setTitle'), own.at('/account/password'), { icon: 'key' })
  return section(
    'add',
    t('account.overview.addWay'),
    html`<div class="actions beside-one-another">${contact}${!password && secret}</div>`,
    { lead: t('account.security.addLead') },
  )
}

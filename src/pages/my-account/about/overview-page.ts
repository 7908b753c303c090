import {
  actions,
  badge,
  definitions,
  given,
  type Html,
  html,
  items,
  linkButton,
  notice,
  section,
  tag,
  type View,
} from '../../../platform/html/index.ts'
import { showPhone } from '../../../records/accounts/index.ts'
import type { LoggedAttempt } from '../../../records/sign-in-log/index.ts'
import { type AccountContext, accountPage, isOldProof, type WaysIn, whatHappened } from '../guard/index.ts'

type Overview = { ways: WaysIn; attempts: LoggedAttempt[]; time(at: Date): string }

export function overviewPage(view: View, own: AccountContext, overview: Overview): string {
  const { t } = view
  return accountPage(view, own, {
    title: t('account.nav.label'),
    current: '/account',
    body: html`${you(view, own, overview)}${keepsIn(view, own, overview.ways)}${lately(view, own, overview)}`,
  })
}

function you(view: View, own: AccountContext, { ways }: Overview): Html {
  const { t } = view
  const { account } = own
  const change = (path: string, what: string) =>
    html`<a class="link" href="${own.at(path)}" aria-label="${t('common.change')}: ${what}">${t('common.change')}</a>`
  const kind = html`${badge(view, account.kind)}${account.organizationName && html` ${given(account.organizationName)}`}`
  const addresses = ways.contacts.map(
    (contact, i) =>
      html`${i > 0 && html`<br>`}<bdi dir="ltr">${contact.kind === 'phone' ? showPhone(contact.value) : contact.value}</bdi>`,
  )
  return section(
    'you',
    t('account.overview.you'),
    definitions([
      {
        term: t('signUp.fullName'),
        value: given(account.fullName),
        action: change('/account/profile', t('signUp.fullName')),
      },
      { term: t('account.overview.kind'), value: kind },
      {
        term: t('account.nav.contacts'),
        value: html`${addresses}`,
        action: change('/account/contacts', t('account.nav.contacts')),
      },
    ]),
  )
}

/** How many ways in there are: with one of them, its loss is the loss of the account. */
function keepsIn({ t }: View, own: AccountContext, ways: WaysIn): Html {
  const { count, codes } = ways
  const add = actions([linkButton(t('account.overview.addWay'), own.at('/account/security#add'))], { beside: true })
  const old = ways.contacts.some((contact) => isOldProof(contact))
  const text = t('account.overview.ways', { n: count })
  const warning =
    count <= 1
      ? notice('wait', t('account.overview.oneWay'), { title: text, action: add })
      : codes.length === 1
        ? html`<p>${text}</p>${notice('hint', t('account.overview.oneContact'), { action: add })}`
        : notice('done', text)
  const still =
    old &&
    notice('hint', t('account.overview.stillYours'), {
      action: html`<p><a class="link" href="${own.at('/account/contacts')}">${t('account.overview.check')}</a></p>`,
    })
  return section('keeps', t('account.overview.keeps'), html`${warning}${still}`, {
    action: html`<a class="link" href="${own.at('/account/security')}">${t('account.nav.security')}</a>`,
  })
}

function lately(view: View, own: AccountContext, { attempts, time }: Overview): Html {
  const { t } = view
  const list = attempts.map((attempt) => ({
    title: whatHappened(view, attempt),
    details: [html`${time(attempt.at)} · <bdi>${attempt.device}</bdi>`],
    ...(attempt.disownedAt && { tag: tag(t('account.history.disowned'), 'problem') }),
  }))
  return section(
    'lately',
    t('account.overview.lately'),
    list.length ? items(list) : html`<p>${t('account.history.none')}</p>`,
    {
      action: html`<a class="link" href="${own.at('/account/history')}">${t('account.overview.all')}</a>`,
    },
  )
}

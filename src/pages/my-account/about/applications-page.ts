import { button, emptyState, form, given, html, items, section, tag, type View } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import type { ConnectedApplication } from '../../../records/grants/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

/** What an application may see or do, in words. Scopes of other APIs keep their names. */
const scopes: Record<string, Key> = {
  openid: 'account.applications.openid',
  profile: 'account.applications.profile',
  email: 'account.applications.email',
  phone: 'account.applications.phone',
  offline_access: 'account.applications.offline',
}

type Applications = { applications: ConnectedApplication[]; time(at: Date): string; done?: string | undefined }

export function applicationsPage(view: View, own: AccountContext, { applications, time, done }: Applications): string {
  const { t } = view
  const list = applications.map((application) => ({
    title: given(application.name),
    ...(application.firstParty && { tag: tag(t('account.applications.ours')) }),
    details: [
      t('account.applications.since', { since: time(application.since), last: time(application.lastUsedAt) }),
      application.scopes.length > 0 && t('account.applications.may', { list: inWords(view, application.scopes) }),
    ],
    action: form(
      { action: '/account/applications/revoke', hidden: { ...forAccount(own), client: application.clientId } },
      [
        button(t('account.applications.revoke'), {
          look: 'outlined',
          small: true,
          spoken: `${t('account.applications.revoke')}: ${application.name}`,
        }),
      ],
    ),
  }))
  const body = list.length > 0 ? items(list) : emptyState(t('account.applications.none'))
  return accountPage(view, own, {
    title: t('account.nav.applications'),
    lead: t('account.applications.lead'),
    current: '/account/applications',
    done,
    body: html`${section('applications', t('account.applications.connected'), body)}`,
  })
}

function inWords({ t, language }: View, list: string[]): string {
  return list.map((scope) => (scopes[scope] ? t(scopes[scope]) : scope)).join(language === 'ja' ? '、' : ', ')
}

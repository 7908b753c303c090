import type { Session } from '../../../mechanisms/sessions/index.ts'
import {
  accountLine,
  actions,
  button,
  choiceField,
  form,
  given,
  html,
  items,
  layout,
  linkButton,
  notice,
  type View,
} from '../../../platform/html/index.ts'
import { shownAccount } from '../shown-account.ts'

export type LogoutConfirmation = {
  request: string
  app: string | undefined
  sessions: Session[]
  chosen: string | undefined
}

/** Asked when the application could not say who: signing out is the person's own act. */
export function confirmLogoutPage(view: View, { request, app, sessions, chosen }: LogoutConfirmation): string {
  const { t } = view
  const choices = sessions.map((session) => ({
    value: session.sessionId,
    text: given(session.userName),
    detail: session.organizationName
      ? given(session.organizationName)
      : t(session.kind === 'personal' ? 'common.personalAccount' : 'common.organizationAccount'),
  }))
  const which =
    sessions.length > 1
      ? choiceField(view, {
          name: 'account',
          label: t('oauth.endWhich'),
          value: chosen ?? 'all',
          choices: [...choices, { value: 'all', text: t('oauth.endAll') }],
        })
      : html`<input type="hidden" name="account" value="${sessions[0]?.sessionId ?? 'all'}">${sessions[0] && accountLine(view, shownAccount(sessions[0]))}`
  const body = form({ action: '/oauth/end-session/confirm', hidden: { request } }, [
    which,
    actions([
      button(t('oauth.endYes'), { name: 'decision', value: 'yes' }),
      button(t('oauth.endNo'), { name: 'decision', value: 'no', look: 'outlined' }),
    ]),
  ])
  return layout(view, {
    title: t('oauth.endTitle'),
    lead: app ? t('oauth.endLead', { app }) : t('oauth.endLeadPlain'),
    body,
  })
}

export type Receipt = { addresses: string[]; applications: string[] }

/** What was ended, by name. */
export function receiptPage(view: View, { addresses, applications }: Receipt): string {
  const { t } = view
  const who =
    addresses.length > 0
      ? addresses.map((address) => notice('done', t('oauth.endedOne', { address }), { spoken: true }))
      : notice('info', t('oauth.endedNobody'), { spoken: true })
  const from =
    applications.length > 0 &&
    html`<p>${t('oauth.endedApplications', { n: applications.length })}</p>${items(applications.map((name) => ({ title: given(name), icon: 'out' })))}`
  const body = html`${who}${from}${actions([linkButton(t('oauth.endedSignIn'), '/sign-in', { look: 'outlined' })])}`
  return layout(view, { title: t('oauth.endedTitle'), body })
}

export function stayedPage(view: View): string {
  const { t } = view
  const body = html`${notice('info', t('oauth.stayed'), { spoken: true })}${actions([linkButton(t('oauth.toAccount'), '/account')])}`
  return layout(view, { title: t('oauth.stayedTitle'), body })
}

import type { Session } from '../../../mechanisms/sessions/index.ts'
import {
  accountLine,
  actions,
  button,
  form,
  given,
  hint,
  html,
  items,
  layout,
  type View,
} from '../../../platform/html/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { shownAccount } from '../shown-account.ts'

export type ConsentPage = { flow: string; session: Session; client: ClientRecord; lines: string[] }

/** Whether a person lets an application of somebody else use their account, in plain words. */
export function consentPage(view: View, { flow, session, client, lines }: ConsentPage): string {
  const { t } = view
  const app = client.name
  const { policy_uri: policy, tos_uri: terms } = client.metadata
  const body = html`${accountLine(view, shownAccount(session), { changeHref: `/accounts?flow=${flow}` })}
    <p>${t('oauth.consentRequired')}</p>
    ${items(lines.map((line) => ({ title: given(line), icon: 'done' })))}
    ${form({ action: '/oauth/consent', hidden: { flow, session: session.sessionId } }, [
      actions([
        button(t('oauth.consentAllow'), { name: 'decision', value: 'allow' }),
        button(t('oauth.consentDeny'), { name: 'decision', value: 'deny', look: 'outlined' }),
      ]),
    ])}
    ${hint(t('oauth.consentLater'))}
    <ul class="more">${link(policy, t('oauth.consentPolicy', { app }))}${link(terms, t('oauth.consentTerms', { app }))}</ul>`
  return layout(view, { title: t('oauth.consentTitle', { app }), lead: t('oauth.consentLead', { app }), body })
}

function link(href: unknown, text: string) {
  return typeof href === 'string' && href.startsWith('https://')
    ? html`<li><a href="${href}" rel="noreferrer">${text}</a></li>`
    : ''
}

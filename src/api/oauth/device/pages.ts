import type { Session } from '../../../mechanisms/sessions/index.ts'
import {
  accountLine,
  actions,
  button,
  definitions,
  field,
  form,
  given,
  html,
  items,
  layout,
  notice,
  type View,
} from '../../../platform/html/index.ts'
import { formatWait } from '../../../platform/i18n/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { shownAccount } from '../shown-account.ts'

export type CodePage = {
  code: string
  trouble?: { kind: 'unknown' } | { kind: 'too_many'; seconds: number } | undefined
}

/** Where a person types the code that another device shows. */
export function codePage(view: View, { code, trouble }: CodePage): string {
  const { t } = view
  const said =
    trouble &&
    (trouble.kind === 'unknown'
      ? notice('problem', t('oauth.deviceUnknown'), { problem: problem('code_wrong'), spoken: true })
      : notice('wait', t('oauth.deviceTooMany', { wait: formatWait(trouble.seconds, view.language) }), {
          problem: problem('code_limit'),
          spoken: true,
        }))
  const body = html`${said}${form({ action: '/device' }, [
    field(view, {
      name: 'user_code',
      label: t('oauth.deviceCode'),
      hint: t('oauth.deviceCodeHint'),
      value: code,
      maxlength: 32,
      autofocus: !trouble,
      check: 'text',
    }),
    actions([button(t('oauth.deviceNext'))]),
  ])}`
  return layout(view, { title: t('oauth.deviceTitle'), lead: t('oauth.deviceLead'), body })
}

export type ConfirmPage = {
  flow: string
  session: Session
  app: string
  code: string
  network: string | undefined
  device: string | undefined
  lines: string[]
}

/** Everything that tells whether it is one's own device, before it is let in (RFC 8628, 5.4). */
export function confirmPage(view: View, shown: ConfirmPage): string {
  const { t } = view
  const { session, flow } = shown
  const rows = [
    { term: t('oauth.deviceApplication'), value: given(shown.app) },
    ...(shown.network ? [{ term: t('oauth.deviceNetwork'), value: given(shown.network) }] : []),
    ...(shown.device && shown.device !== '—' ? [{ term: t('oauth.deviceKind'), value: given(shown.device) }] : []),
  ]
  const body = html`<p><code class="code">${shown.code}</code></p>${accountLine(view, shownAccount(session), { changeHref: `/accounts?flow=${flow}` })}${definitions(rows)}
    <p>${t('oauth.deviceAsks')}</p>${items(shown.lines.map((line) => ({ title: given(line), icon: 'done' })))}
    ${notice('hint', t('oauth.deviceWarning'))}
    ${form({ action: '/device/confirm', hidden: { flow, session: session.sessionId } }, [
      actions([
        button(t('oauth.deviceAllow'), { name: 'decision', value: 'allow' }),
        button(t('oauth.deviceDeny'), { name: 'decision', value: 'deny', look: 'outlined' }),
      ]),
    ])}`
  return layout(view, { title: t('oauth.deviceConfirmTitle'), lead: t('oauth.deviceConfirmLead'), body })
}

export function decidedPage(
  view: View,
  how: { done: 'allowed'; app: string } | { done: 'denied' | 'expired' },
): string {
  const { t } = view
  if (how.done === 'allowed') {
    return layout(view, {
      title: t('oauth.deviceDoneTitle'),
      body: notice('done', t('oauth.deviceDone', { app: how.app }), { spoken: true }),
    })
  }
  if (how.done === 'denied')
    return layout(view, {
      title: t('oauth.deviceDeniedTitle'),
      body: notice('info', t('oauth.deviceDenied'), { spoken: true }),
    })
  const again = html`<p class="actions"><a class="button outlined" href="/device">${t('oauth.tryAgain')}</a></p>`
  const body = html`${notice('problem', t('oauth.deviceExpired'), { problem: problem('code_expired'), spoken: true })}${again}`
  return layout(view, { title: t('oauth.deviceTitle'), body })
}

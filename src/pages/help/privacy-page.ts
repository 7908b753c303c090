import { actions, html, layout, linkButton, moreLinks, section, type View } from '../../platform/html/index.ts'

const parts = ['account', 'signIn', 'wrong', 'causes', 'returns', 'audit', 'seen', 'never'] as const

/** What is kept at a sign-in, and for how long. `logMonths` is the retention of the sign-in log. */
export function privacyPage(view: View, logMonths: number): string {
  const { t } = view
  const life = html`<p>${t('help.privacy.signIn.life', { n: logMonths })}</p>`
  const part = (name: (typeof parts)[number]) =>
    section(
      name,
      t(`help.privacy.${name}.title`),
      html`<p>${t(`help.privacy.${name}.text`)}</p>${name === 'signIn' && life}`,
    )
  const helper = section('helper', t('helper.privacy.title'), html`<p>${t('helper.privacy.text')}</p>`)
  const body = html`${parts.map((name) => html`${part(name)}${name === 'wrong' && helper}`)}
    ${actions([linkButton(t('help.privacy.accountLink'), '/account')], { beside: true })}
    ${moreLinks([
      html`<a href="/help/cookies">${t('help.cookies.title')}</a>`,
      html`<a href="/help/security">${t('help.security.title')}</a>`,
    ])}`
  return layout(view, { title: t('help.privacy.title'), lead: t('help.privacy.lead'), width: 'wide', body })
}

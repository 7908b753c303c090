import type { Session } from '../../mechanisms/sessions/index.ts'
import {
  actions,
  button,
  choiceField,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  type View,
} from '../../platform/html/index.ts'

/** Which of this browser's accounts, and from where. */
export function askPage(view: View, sessions: Session[]): string {
  const { t } = view
  const several = sessions.length > 1
  return layout(view, {
    title: t('signOut.title'),
    lead: several ? undefined : sessions[0]?.userName,
    body: form({ action: '/sign-out' }, [
      several &&
        choiceField(view, {
          name: 'account',
          label: t('accounts.title'),
          value: sessions[0]?.accountId,
          choices: sessions.map((session) => ({
            value: session.accountId,
            text: session.fullName,
            detail: session.userName,
          })),
        }),
      choiceField(view, {
        name: 'how',
        label: t('signOut.lead'),
        value: 'one',
        choices: [
          { value: 'one', text: t('signOut.this'), detail: several ? t('signOut.thisHint') : undefined },
          ...(several ? [{ value: 'browser', text: t('signOut.browser') }] : []),
          { value: 'everywhere', text: t('signOut.everywhere'), detail: t('signOut.everywhereHint') },
        ],
      }),
      actions([button(t('signOut.title'))]),
    ]),
  })
}

export type SignedOut = { scope: 'one' | 'browser' | 'everywhere' | 'nobody'; address: string; applications: number }

export function donePage(view: View, { scope, address, applications }: SignedOut): string {
  const { t } = view
  const said = {
    one: () => t('signOut.doneOne', { address }),
    browser: () => t('signOut.doneAll'),
    everywhere: () => t('signOut.doneEverywhere', { address }),
    nobody: () => t('signOut.doneNobody'),
  }[scope]()
  return layout(view, {
    title: t('signOut.doneTitle'),
    body: html`${notice('done', said, { spoken: true })}${applications > 0 && html`<p>${t('signOut.apps', { n: applications })}</p>`}${actions(
      [linkButton(t('signOut.again'), '/sign-in', { look: 'primary' })],
    )}${moreLinks([html`<a href="/accounts">${t('accounts.title')}</a>`])}`,
  })
}

/** What "start clean" does, before it does it. */
export function cleanPage(view: View, flow: string): string {
  const { t } = view
  return layout(view, {
    title: t('signOut.cleanTitle'),
    body: html`<p>${t('signIn.startCleanLead')}</p>${form({ action: '/start-clean', hidden: { flow } }, [
      actions([button(t('signOut.cleanTitle'), { repair: 'start_clean' })]),
    ])}`,
  })
}

/** Everything is cleared; an application still waits. `goal` is the sealed flow. */
export function cleanedPage(view: View, goal: string): string {
  const { t } = view
  return layout(view, {
    title: t('signOut.cleanTitle'),
    body: html`${notice('done', t('signOut.cleanDone'), { spoken: true })}${form(
      { action: '/start-clean/go', hidden: { goal } },
      [actions([button(t('page.continue'))])],
    )}`,
  })
}

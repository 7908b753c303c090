import {
  actions,
  button,
  definitions,
  emptyState,
  form,
  type Html,
  hint,
  html,
  type Item,
  items,
  linkButton,
  moreLinks,
  notice,
  section,
  tag,
  type View,
} from '../../../platform/html/index.ts'
import type { LoggedAttempt } from '../../../records/sign-in-log/index.ts'
import { type AccountContext, accountPage, forAccount, whatHappened } from '../guard/index.ts'

type About = { time(at: Date): string; months: number; done?: string | undefined }

type History = About & { attempts: LoggedAttempt[] /** There may be older ones. */; more: boolean }

export function historyPage(view: View, own: AccountContext, history: History): string {
  const { t } = view
  const { attempts, more, months, done } = history
  const list = items(attempts.map((attempt) => attemptItem(view, own, attempt, history.time)))
  const older =
    more && moreLinks([html`<a href="${own.at('/account/history?all=1')}">${t('account.history.older')}</a>`])
  return accountPage(view, own, {
    title: t('account.nav.history'),
    lead: t('account.history.lead'),
    current: '/account/history',
    done,
    body: html`${section(
      'attempts',
      t('account.history.attempts'),
      attempts.length === 0
        ? emptyState(t('account.history.none'))
        : html`${list}${older}${hint(t('account.history.kept', { n: months }))}`,
    )}`,
  })
}

function attemptItem(view: View, own: AccountContext, attempt: LoggedAttempt, time: (at: Date) => string): Item {
  const { t } = view
  const said = whatHappened(view, attempt)
  const notMe = t('account.history.notMe')
  const path = own.at(`/account/history/${attempt.attemptId}/not-me`)
  return {
    icon: attempt.outcome === 'success' ? 'done' : 'info',
    title: said,
    tag: stateTag(view, attempt),
    details: [
      html`<time datetime="${attempt.at.toISOString()}">${time(attempt.at)}</time> · <bdi>${attempt.device}</bdi>`,
      t('account.sessions.network', { network: attempt.network }),
    ],
    ...(!attempt.disownedAt && {
      action: html`<a class="link" href="${path}" aria-label="${notMe}: ${said}, ${time(attempt.at)}">${notMe}</a>`,
    }),
  }
}

function stateTag({ t }: View, { outcome, disownedAt }: LoggedAttempt): Html | undefined {
  if (disownedAt) return tag(t('account.history.disowned'), 'problem')
  return outcome === 'success' ? undefined : tag(t('account.history.refused'))
}

type Disown = About & { attempt: LoggedAttempt; here: boolean }

/** What "this was not me" does, before it does it. */
export function disownPage(view: View, own: AccountContext, { attempt, here, time }: Disown): string {
  const { t } = view
  const facts = definitions([
    { term: t('account.history.what'), value: whatHappened(view, attempt) },
    { term: t('account.history.time'), value: time(attempt.at) },
    { term: t('mail.asked.device'), value: html`<bdi>${attempt.device}</bdi>` },
    { term: t('mail.asked.network'), value: attempt.network },
  ])
  const ask = form({ action: `/account/history/${attempt.attemptId}/not-me`, hidden: forAccount(own) }, [
    actions(
      [
        button(t('account.history.notMe'), { repair: 'report_not_me' }),
        linkButton(t('account.back'), own.at('/account/history')),
      ],
      { beside: true },
    ),
  ])
  return accountPage(view, own, {
    title: t('account.history.notMe'),
    current: '/account/history',
    body: html`${section(
      'attempt',
      t('account.history.this'),
      html`${facts}${here && notice('wait', t('account.history.here'))}<ul class="reading"><li>${t('account.history.ends')}</li><li>${t('account.history.distrusts')}</li><li>${t('account.history.thenPassword')}</li></ul>${ask}`,
    )}`,
  })
}

import {
  actions,
  button,
  definitions,
  form,
  html,
  layout,
  linkButton,
  notice,
  passwordField,
  problemSummary,
  section,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Outcome } from '../../../records/contests/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

export type PresserPage = {
  action: string
  /** What was changed, in a sentence. */
  change: string
  until: string
  outcome: Outcome | undefined
  /** Where a new password is set. */
  reset: string
  problem?: Problem | undefined
}

/** The page of whoever pressed "undo": what else they can show, until when; and how it ended. */
export function presserPage(view: View, page: PresserPage): string {
  const { t } = view
  if (page.outcome === 'undone') {
    return layout(view, {
      title: t('account.contest.undoneTitle'),
      body: html`${notice('done', t('account.contest.undone'), { spoken: true })}<p>${t('account.shutOut')}</p>${actions(
        [linkButton(t('account.setNewPassword'), page.reset, { look: 'primary', repair: 'reset_password' })],
      )}`,
    })
  }
  if (page.outcome === 'stands') {
    return layout(view, {
      title: t('account.contest.standsTitle'),
      body: html`${notice('info', t('account.contest.stands'), { spoken: true })}<p>${t('account.contest.standsMore')}</p>`,
    })
  }
  return openPage(view, page)
}

function openPage(view: View, { action, change, until, problem }: PresserPage): string {
  const { t } = view
  const waits = problem?.status === 429
  return layout(view, {
    title: t('account.contest.title'),
    problem,
    body: html`${problem && problemSummary(view, problem, waits ? { waiting: true } : { for: 'password' })}${notice(
      'wait',
      t('account.contest.waits', { until }),
      { spoken: !problem },
    )}<p>${change} ${t('account.contest.oneMore')}</p>${form({ action }, [
      passwordField(view, {
        name: 'password',
        label: t('account.contest.former'),
        autocomplete: 'current-password',
        hint: t('account.contest.formerHint'),
        problem: waits ? undefined : problem,
      }),
      actions([button(t('account.contest.show'))]),
    ])}<h2>${t('account.contest.otherwise')}</h2><ul class="reading"><li>${t('account.contest.byDevice')}</li><li>${t('account.contest.byContact')}</li><li>${t('account.contest.nothing', { until })}</li></ul>`,
  })
}

export type DefencePage = {
  change: string
  at: string
  until: string
  /** The person has just shown that it is them. */
  confirmed: boolean
  done?: string | undefined
}

/** To the person who is signed in: somebody says that a change was not theirs. */
export function defencePage(
  view: View,
  own: AccountContext,
  { change, at, until, confirmed, done }: DefencePage,
): string {
  const { t } = view
  const facts = definitions([
    { term: t('account.contest.what'), value: change },
    { term: t('account.history.time'), value: at },
  ])
  const mine = confirmed
    ? form({ action: '/account/contest/mine', hidden: forAccount(own) }, [
        actions([button(t('account.contest.mine'))], { beside: true }),
      ])
    : actions([linkButton(t('account.contest.mine'), own.at('/account/contest/mine'), { look: 'primary' })], {
        beside: true,
      })
  return accountPage(view, own, {
    title: t('account.contest.defendTitle'),
    current: '/account/security',
    done,
    body: section(
      'contest',
      t('account.contest.part'),
      html`${notice('wait', t('account.contest.waits', { until }))}${facts}<p>${t('account.contest.mineLead')}</p>${mine}<p>${t('account.contest.notMine')}</p>`,
    ),
  })
}

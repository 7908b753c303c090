import {
  actions,
  button,
  copyButton,
  disclosure,
  form,
  given,
  hint,
  html,
  items,
  layout,
  moreLinks,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import type { LoopStop, Return } from '../../../records/redirect-loops/index.ts'

export type LoopPage = { flow: string; app: string; clientId: string; stop: LoopStop; timeZone: string }

/** An application keeps sending somebody back: why, return by return, and the ways out. */
export function loopPage(view: View, { flow, app, clientId, stop, timeZone }: LoopPage): string {
  const { t } = view
  const said = problem('loop_stopped', { app, reason: t(`oauth.loopReason_${stop.reason}`) })
  const report = reportOf(app, clientId, stop)
  const body = html`${problemSummary(view, said)}<h2 id="returns">${t('oauth.loopReturns')}</h2>${items(
    stop.returns.map((one) => ({
      title: timeOf(one, timeZone),
      icon: 'clock',
      details: [t(wordsFor(one), { app, error: one.error ?? '' })],
    })),
  )}${form({ action: '/start-clean', hidden: { flow } }, [
    actions([button(t('oauth.loopStartClean'), { repair: 'start_clean' })]),
  ])}${hint(t('oauth.loopStartCleanHint'))}${form({ action: '/oauth/loop', hidden: { flow } }, [
    actions([button(t('oauth.loopGoOn'), { look: 'outlined', repair: 'go_on' })]),
  ])}${disclosure(
    t('oauth.loopTell'),
    html`<p>${t('oauth.loopTellLead')}</p><p lang="en">${report.map((line) => html`${given(line)}<br>`)}</p>${copyButton(t('oauth.loopCopy'), report.join('\n'))}`,
    { id: 'tell' },
  )}${moreLinks([html`<a href="/helper?flow=${flow}&amp;symptom=Y5" data-repair="find_cause">${t('oauth.loopHelper')}</a>`])}`
  return layout(view, { title: t('oauth.loopTitle', { app }), problem: said, body })
}

type Words =
  | 'oauth.loopSessionLost'
  | 'oauth.loopTwoAccounts'
  | 'oauth.loopError'
  | 'oauth.loopExchanged'
  | 'oauth.loopNotExchanged'

function wordsFor({ reason, answer }: Return): Words {
  if (reason === 'session_lost') return 'oauth.loopSessionLost'
  if (reason === 'two_accounts') return 'oauth.loopTwoAccounts'
  if (answer === 'error') return 'oauth.loopError'
  return answer === 'exchanged' ? 'oauth.loopExchanged' : 'oauth.loopNotExchanged'
}

/** To the second: all of it happened within one minute. */
function timeOf({ at }: Return, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** For those who look after the application: in the words of the protocol, without anything about the person. */
function reportOf(app: string, clientId: string, { reason, returns }: LoopStop): string[] {
  const answers = { exchanged: 'the code was exchanged', not_exchanged: 'the code was not exchanged', error: 'error' }
  return [
    `GK6002 loop_stopped: ${app} (client_id ${clientId}), reason ${reason}`,
    ...returns.map(
      (one) =>
        `${new Date(one.at).toISOString()} answered: ${answers[one.answer]}${one.error ? ` ${one.error}` : ''}; then a new authorization request (${one.reason})`,
    ),
  ]
}

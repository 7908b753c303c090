import type { Flow } from '../../mechanisms/flows/index.ts'
import {
  actions,
  button,
  codeField,
  form,
  type Html,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  problemSummary,
  resendButton,
  stepMark,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { showPhone } from '../../records/accounts/index.ts'

export type CodePage = {
  base: string
  flow: string
  /** The question's id: the form answers this one, whatever was asked in another tab. */
  question: string
  identifier: NonNullable<Flow['identifier']>
  from: string
  waitSeconds: number
  medianSeconds: number
  delayed: boolean
  problem?: Problem | undefined
  /** Another code has just been sent. */
  resent?: boolean | undefined
  /** No try is left: only a new question helps. */
  over?: boolean | undefined
}

/** "Enter the code": the same page whether or not anybody has this contact. */
export function codePage(view: View, page: CodePage): string {
  const { t } = view
  const { identifier, problem } = page
  // A code that has come can still be typed when only sending has to wait.
  const waits = problem?.status === 429
  const email = identifier.kind === 'email'
  const values = {
    address: email ? identifier.value : showPhone(identifier.value),
    median: t('code.expectedWait', { seconds: page.medianSeconds }),
  }
  const said = t(email ? 'code.sentMail' : 'code.sentSms', values)
  const { attemptId } = view
  const why =
    attemptId &&
    html`<a href="/helper?flow=${page.flow}&amp;attempt=${attemptId}" data-repair="find_cause">${t('signIn.findOut')}</a>`
  const other = moreLinks([
    why,
    html`<a href="${page.base}?flow=${page.flow}&amp;change=1">${t('code.other')}</a>`,
    html`<a href="/helper?flow=${page.flow}&amp;symptom=${email ? 'Y7' : 'Y8'}" data-repair="find_cause">${t('helper.notArrived')}</a>`,
  ])
  if (page.over) return overPage(view, page, other)
  return layout(view, {
    title: t('code.title'),
    problem,
    body: html`${problem && problemSummary(view, problem, waits ? { waiting: true } : { for: 'code' })}${page.resent && notice('done', t('code.resent'), { spoken: true })}${
      page.delayed && notice('wait', t('code.delayed'))
    }${page.base === '/sign-up' && stepMark(view, 2, 3)}<p>${said}</p>${form(
      { action: `${page.base}/code`, hidden: hiddenOf(page), evidence: true },
      [
        codeField(view, {
          name: 'code',
          label: t('code.label'),
          problem: waits ? undefined : problem,
          autofocus: !problem,
          goesAlone: true,
        }),
        actions([button(t('code.submit'))]),
      ],
    )}${form({ action: `${page.base}/resend`, hidden: hiddenOf(page) }, resendButton(view, t('code.resend'), { waitSeconds: page.waitSeconds }))}${hint(
      email ? t('code.hintMail', { from: page.from }) : t('code.hintSms'),
    )}${other}`,
  })
}

/** The contact stands in it for a browser that has lost everything else. */
function hiddenOf({ flow, question, identifier }: CodePage) {
  return { flow, question, identifier: identifier.value }
}

/** The tries are used up: nothing can be typed any more, a new code is one click away. */
function overPage(view: View, page: CodePage, other: Html): string {
  const { t } = view
  const { problem } = page
  return layout(view, {
    title: t('code.title'),
    problem,
    body: html`${problem ? problemSummary(view, problem, { said: t('code.noTries') }) : notice('wait', t('code.noTries'))}${actions(
      [linkButton(t('code.newCode'), `${page.base}?flow=${page.flow}`, { look: 'primary' })],
    )}${other}`,
  })
}

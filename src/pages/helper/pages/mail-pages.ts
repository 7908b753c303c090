import {
  actions,
  button,
  field,
  form,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'

export type AskContact = {
  /** 'mail' explains by mail, 'accounts' finds accounts by a proven contact. */
  about: 'mail' | 'accounts'
  flow: string
  case: string
  typed?: string | undefined
  problem?: Problem | undefined
  proofOfWork: object
  back: string
}

/** One field for a contact. Page and answer are the same for every address there is. */
export function askContactPage(view: View, page: AskContact): string {
  const { t } = view
  const { problem, about } = page
  const tooSoon = problem?.slug === 'too_many_requests'
  const summary = tooSoon ? { waiting: true, said: t('reset.noScriptWait') } : { for: 'identifier' }
  return layout(view, {
    title: t(`helper.${about}.title`),
    lead: t(`helper.${about}.lead`),
    problem,
    body: html`${problem && problemSummary(view, problem, summary)}${form(
      {
        action: `/helper/${about}`,
        hidden: { flow: page.flow, case: page.case || undefined },
        proofOfWork: page.proofOfWork,
        evidence: true,
      },
      [
        field(view, {
          name: 'identifier',
          label: t('reset.identifier'),
          value: page.typed,
          autocomplete: 'username',
          check: 'identifier',
          problem: tooSoon ? undefined : problem,
          autofocus: !problem && !page.typed,
          maxlength: 320,
        }),
        actions([button(t(`helper.${about}.send`))]),
        hint(t('reset.proof')),
      ],
    )}${moreLinks([html`<a href="${page.back}">${t(page.case ? 'helper.toCase' : 'helper.back')}</a>`])}`,
  })
}

/** The same words for an address that exists and for one that does not. */
export function mailSentPage(
  view: View,
  page: { address: string; again: string; back: string; known: boolean },
): string {
  const { t } = view
  return layout(view, {
    title: t('helper.mail.sentTitle'),
    body: html`<p>${t('helper.mail.sent', { address: page.address })}</p><p>${t('helper.mail.sentHint')}</p>${actions([
      linkButton(t(page.known ? 'helper.toCase' : 'helper.back'), page.back, { look: 'primary' }),
    ])}${moreLinks([html`<a href="${page.again}">${t('helper.mail.other')}</a>`])}`,
  })
}

/** The mail's link was opened: nothing is used up until the button, since mail scanners open links too. */
export function explainedPage(view: View, page: { action: string; problem?: Problem | undefined }): string {
  const { t } = view
  const { problem } = page
  return layout(view, {
    title: t(problem ? 'helper.mail.over' : 'helper.mail.openTitle'),
    problem,
    body: problem
      ? html`${problemSummary(view, problem)}${actions([linkButton(t('helper.mail.again'), '/helper/mail', { look: 'primary' })])}`
      : html`<p>${t('helper.mail.openLead')}</p>${form({ action: page.action }, [actions([button(t('helper.mail.open'))])])}`,
  })
}

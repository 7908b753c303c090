import { wordsOf } from '../../diagnosis/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import {
  actions,
  button,
  field,
  form,
  type Html,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import { explain, type Problem, problem as problemOf } from '../../platform/problems/index.ts'
import { leadOf } from './lead.ts'
import { noticed } from './noticed.ts'

/** Step 1: who. */
export function identifierPage(
  view: View,
  page: {
    flow: string
    requirement: Flow['requirement']
    /** The application wants to see its person again, though somebody is signed in. */
    again?: boolean | undefined
    typed?: string | undefined
    problem?: Problem | undefined
    /** The address that was probably meant; a click takes it. Scripts say this while typing. */
    suggestion?: string | undefined
    /** This browser has been here before: its accounts are one click away. */
    known?: boolean | undefined
    /** The sign-in worked a moment ago, and the browser did not keep it. */
    lost?: Flow['lost']
  },
): string {
  const { t } = view
  const { problem } = page
  return layout(view, {
    title: t('signIn.title'),
    lead: leadOf(view, page),
    problem,
    body: html`${problem && problemSummary(view, problem, { for: 'identifier' })}${!problem && lostNotice(view, page.flow, page.lost)}${form(
      { action: '/sign-in', hidden: { flow: page.flow, seen: page.suggestion && page.typed }, evidence: true },
      [
        page.suggestion &&
          notice('hint', explain(problemOf('id_domain_typo', { suggestion: page.suggestion }), t).said, {
            problem: problemOf('id_domain_typo'),
            action: button(t('signIn.useSuggestion', { suggestion: page.suggestion }), {
              look: 'link',
              name: 'use',
              value: page.suggestion,
              repair: 'use_suggestion',
            }),
          }),
        field(view, {
          name: 'identifier',
          label: t('signIn.identifier'),
          value: page.typed,
          autocomplete: 'username webauthn',
          check: 'identifier',
          problem,
          hint: page.requirement?.kind === 'organization' ? t('signIn.identifierHint') : undefined,
          autofocus: true,
          maxlength: 320,
        }),
        actions([button(t('signIn.next'))]),
      ],
    )}${moreLinks([
      page.known && html`<a href="/accounts?flow=${page.flow}">${t('accounts.here')}</a>`,
      html`<a href="/helper?flow=${page.flow}">${t('signIn.cannot')}</a>`,
      html`<a href="/sign-up?flow=${page.flow}">${t('signIn.create')}</a>`,
    ])}`,
  })
}

function lostNotice(view: View, flow: string, lost: Flow['lost']): Html | '' {
  const { t } = view
  if (lost === 'shadowed') {
    const repair = 'start_clean'
    const action = linkButton(t('diagnosis.repairs.start_clean'), `/start-clean?flow=${flow}`, { repair, small: true })
    return noticed(view, [
      {
        said: t(wordsOf.confidence('almost_certain'), { cause: t(wordsOf.cause('C36')) }),
        cause: 'C36',
        icon: 'alert',
        action,
      },
    ])
  }
  if (lost !== 'session') return ''
  const said = problemOf('session_lost')
  return notice('problem', explain(said, t).said, {
    problem: said,
    action: linkButton(t('signIn.findOut'), `/helper?flow=${flow}&code=${said.code}`, { repair: 'find_cause' }),
  })
}

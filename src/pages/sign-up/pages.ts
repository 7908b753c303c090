import { type Flow, requirementLine } from '../../mechanisms/flows/index.ts'
import {
  actions,
  button,
  checkbox,
  disclosure,
  field,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  newPasswordField,
  notice,
  type PasswordRule,
  problemSummary,
  selectField,
  stepMark,
  type View,
} from '../../platform/html/index.ts'
import type { Form } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

/** Step 1: the address. */
export function addressPage(
  view: View,
  page: { flow: string; requirement: Flow['requirement']; typed?: string | undefined; problem?: Problem | undefined },
): string {
  const { t } = view
  const { problem } = page
  // Nothing is wrong with the address when only time helps.
  const waits = problem?.status === 429
  return layout(view, {
    title: t('signUp.title'),
    lead: requirementLine(t, page.requirement) ?? t('signUp.lead'),
    problem,
    body: html`${problem && problemSummary(view, problem, waits ? { waiting: true } : { for: 'email' })}${stepMark(view, 1, 3)}${form(
      { action: '/sign-up', hidden: { flow: page.flow }, evidence: true },
      [
        field(view, {
          name: 'email',
          label: t('signUp.email'),
          value: page.typed,
          autocomplete: 'email',
          inputmode: 'email',
          check: 'identifier',
          hint: t('signUp.emailHint'),
          problem: waits ? undefined : problem,
          autofocus: !problem,
          maxlength: 320,
        }),
        actions([button(t('signUp.next'))]),
      ],
    )}${moreLinks([html`<a href="/sign-in?flow=${page.flow}">${t('signUp.have')}</a>`])}`,
  })
}

/** The domain of the address is an organisation's: most likely there is an account from there already. */
export function organizationPage(
  view: View,
  page: { flow: string; email: string; org: string; signIn: string | undefined },
): string {
  const { t } = view
  const { org } = page
  const own = button(t('signUp.own'), page.signIn ? { look: 'outlined' } : {})
  return layout(view, {
    title: t('signUp.title'),
    body: html`${notice('info', t('signUp.ofOrganization', { address: page.email, org }), { spoken: true })}<p>${t('signUp.ownHint', { org })}</p>${
      page.signIn &&
      actions([
        linkButton(t('signUp.organization', { org }), page.signIn, { look: 'primary', repair: 'use_organization' }),
      ])
    }${form({ action: '/sign-up', hidden: { flow: page.flow, email: page.email, own: 'yes' }, evidence: true }, [actions([own])])}${moreLinks(
      [html`<a href="/sign-up?flow=${page.flow}">${t('signUp.otherAddress')}</a>`],
    )}`,
  })
}

export type DetailsPage = {
  flow: string
  /** The proved question: the form is for the address that it shows. */
  question: string
  address: string
  rule: PasswordRule
  typed: Form
  problem?: { field: 'fullName' | 'password'; problem: Problem } | undefined
  suggestion: string
}

/** Step 3: name, password or none yet, language. */
export function detailsPage(view: View, page: DetailsPage): string {
  const { t } = view
  const { typed, problem } = page
  const at = (name: string) => (problem?.field === name ? problem.problem : undefined)
  return layout(view, {
    title: t('signUp.detailsTitle'),
    lead: t('signUp.detailsLead', { address: page.address }),
    problem: problem?.problem,
    body: html`${problem && problemSummary(view, problem.problem, { for: problem.field })}${stepMark(view, 3, 3)}${form(
      { action: '/sign-up/details', hidden: { flow: page.flow, question: page.question } },
      [
        html`<input class="hidden" type="text" name="username" value="${page.address}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">`,
        field(view, {
          name: 'fullName',
          label: t('signUp.fullName'),
          value: typed.fullName,
          autocomplete: 'name',
          hint: t('signUp.fullNameHint'),
          problem: at('fullName'),
          autofocus: !problem,
          maxlength: 400,
        }),
        disclosure(
          t('signUp.moreNames'),
          html`${field(view, { name: 'familyName', label: t('signUp.familyName'), value: typed.familyName, autocomplete: 'family-name', optional: true, maxlength: 200 })}${field(
            view,
            {
              name: 'givenName',
              label: t('signUp.givenName'),
              value: typed.givenName,
              autocomplete: 'given-name',
              optional: true,
              maxlength: 200,
            },
          )}${field(view, { name: 'reading', label: t('signUp.reading'), value: typed.reading, lang: 'ja', optional: true, maxlength: 200 })}`,
          { open: Boolean(typed.familyName || typed.givenName || typed.reading) },
        ),
        newPasswordField(view, {
          name: 'password',
          label: t('signUp.password'),
          rule: page.rule,
          problem: at('password'),
        }),
        checkbox({ name: 'noPassword', text: t('signUp.noPassword'), checked: typed.noPassword === 'yes' }),
        selectField(view, {
          name: 'language',
          label: t('signUp.language'),
          value: typed.language ?? view.language,
          options: [
            { value: 'ja', text: '日本語', lang: 'ja' },
            { value: 'en', text: 'English', lang: 'en' },
          ],
        }),
        actions([button(t('signUp.create'))]),
      ],
    )}`,
  })
}

/** Personal sign-up is switched off here. */
export function closedPage(view: View, flow: string): string {
  const { t } = view
  return layout(view, {
    title: t('signUp.closed'),
    body: html`<p>${t('signUp.closedText')}</p>${actions([linkButton(t('signUp.have'), `/sign-in?flow=${flow}`, { look: 'primary' })])}`,
  })
}

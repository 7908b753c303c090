import type { Flow } from '../../mechanisms/flows/index.ts'
import {
  accountLine,
  actions,
  button,
  field,
  form,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  names,
  newPasswordField,
  notice,
  type PasswordRule,
  picker,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import { explain, type Problem } from '../../platform/problems/index.ts'
import { showPhone } from '../../records/accounts/index.ts'

export type AskPage = {
  flow: string
  typed?: string | undefined
  problem?: Problem | undefined
  /** ALTCHA challenge: the page shows by work, not by reading or typing, that it is no flood. */
  proofOfWork: object
  /** 'reset' sets a new password, 'code' signs in without one. */
  purpose: 'reset' | 'sign_in'
}

export function askPage(view: View, page: AskPage): string {
  const { t } = view
  const { problem } = page
  const reset = page.purpose === 'reset'
  const action = reset ? '/reset' : '/sign-in/code'
  const tooSoon = problem?.slug === 'too_many_requests'
  // Nothing is wrong with what was typed when only time helps.
  const waits = problem?.status === 429
  const summary = waits ? { waiting: true, said: tooSoon ? t('reset.noScriptWait') : undefined } : { for: 'identifier' }
  return layout(view, {
    title: t(reset ? 'reset.title' : 'signIn.codeTitle'),
    lead: t(reset ? 'reset.lead' : 'signIn.codeLead'),
    problem,
    body: html`${problem && problemSummary(view, problem, summary)}${form(
      { action, hidden: { flow: page.flow }, proofOfWork: page.proofOfWork, evidence: true },
      [
        field(view, {
          name: 'identifier',
          label: t('reset.identifier'),
          value: page.typed,
          autocomplete: 'username',
          check: 'identifier',
          problem: waits ? undefined : problem,
          autofocus: !problem && !page.typed,
          maxlength: 320,
        }),
        actions([button(t(reset ? 'reset.send' : 'signIn.codeSend'))]),
        hint(t('reset.proof')),
      ],
    )}${moreLinks([html`<a href="/sign-in?flow=${page.flow}">${t('reset.back')}</a>`])}`,
  })
}

type Choice = {
  accountId: string
  kind: 'personal' | 'organization'
  organizationName: string | null
  fullName: string
}

/** One contact opens two accounts: which one? Told to whoever proved the contact (GK2004). */
export function choosePage(
  view: View,
  page: { flow: string; action: string; problem: Problem; accounts: Choice[]; address: string },
): string {
  const { t } = view
  const rows = page.accounts.map(({ accountId, kind, fullName, organizationName }) => ({
    value: accountId,
    person: {
      address: page.address,
      name: fullName,
      kind,
      ...(organizationName !== null && { organization: organizationName }),
    },
  }))
  return layout(view, {
    title: t('reset.chooseTitle'),
    body: html`${notice('info', explain(page.problem, t).said, { problem: page.problem })}${form(
      { action: page.action, hidden: { flow: page.flow } },
      picker(view, rows),
    )}`,
  })
}

export type NewPasswordPage = {
  flow: string
  /** The proved question and the account: the form is for whom it shows. */
  question: string
  accountId: string
  identifier: NonNullable<Flow['identifier']>
  person: { fullName: string; kind: 'personal' | 'organization'; organizationName: string | null }
  rule: PasswordRule
  told: string[]
  problem?: Problem | undefined
}

export function newPasswordPage(view: View, page: NewPasswordPage): string {
  const { t } = view
  const { problem, identifier, person } = page
  const address = identifier.kind === 'phone' ? showPhone(identifier.value) : identifier.value
  return layout(view, {
    title: t('reset.newTitle'),
    problem,
    body: html`${problem && problemSummary(view, problem, { for: 'password' })}${accountLine(view, {
      address,
      name: person.fullName,
      kind: person.kind,
      ...(person.organizationName ? { organization: person.organizationName } : {}),
    })}${form(
      { action: '/reset/password', hidden: { flow: page.flow, question: page.question, account: page.accountId } },
      [
        html`<input class="hidden" type="text" name="username" value="${identifier.value}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">`,
        newPasswordField(view, {
          name: 'password',
          label: t('reset.newPassword'),
          rule: page.rule,
          problem,
          autofocus: !problem,
        }),
        actions([button(t('reset.save'))]),
      ],
    )}${hint(html`${t('reset.elsewhere')} ${t('reset.told')} ${names(page.told, view.language === 'ja' ? '、' : ', ')}`)}`,
  })
}

/** The proof was right, but it opens nothing now: only whoever gave it is told why. */
export function shutPage(view: View, page: { flow: string; problem: Problem; restore?: string | undefined }): string {
  const { t } = view
  const { problem, restore } = page
  return layout(view, {
    title: t('signIn.title'),
    problem,
    body: html`${problemSummary(view, problem)}${
      restore &&
      form({ action: '/account/restore', hidden: { ticket: restore, flow: page.flow } }, [
        actions([button(t('signIn.restore'), { repair: 'restore_account' })]),
      ])
    }${actions([
      problem.slug === 'no_account_for_contact'
        ? linkButton(t('signUp.title'), `/sign-up?flow=${page.flow}`, { look: 'primary', repair: 'create_account' })
        : '',
      problem.slug === 'account_disabled'
        ? linkButton(t('diagnosis.repairs.ask_to_enable'), `/helper/ask/enable?flow=${page.flow}`, {
            look: 'primary',
            repair: 'ask_to_enable',
          })
        : '',
      linkButton(t('accounts.another'), `/sign-in?flow=${page.flow}`, { repair: 'switch_account' }),
    ])}${moreLinks([html`<a href="/helper/person?flow=${page.flow}" data-repair="person">${t('signIn.person')}</a>`])}`,
  })
}

/** A way in that was mailed to the owner: used by the button, not by opening it. */
export function wayInPage(view: View, action: string): string {
  const { t } = view
  return layout(view, {
    title: t('signIn.wayInTitle'),
    body: html`<p>${t('signIn.wayInLead')}</p>${form({ action }, [actions([button(t('signIn.submit'))])])}`,
  })
}

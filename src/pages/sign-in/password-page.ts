import type { Flow } from '../../mechanisms/flows/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import {
  accountLine,
  actions,
  button,
  checkbox,
  form,
  type Html,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  passwordField,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { showPhone } from '../../records/accounts/index.ts'
import { asideOf, type OtherAccount } from './aside.ts'
import { leadOf } from './lead.ts'
import type { WhyHere } from './why.ts'

export type PasswordPage = {
  flow: string
  requirement: Flow['requirement']
  again?: boolean | undefined
  identifier: NonNullable<Flow['identifier']>
  /** The organisation that has proved the address's domain; said for every address there. */
  organization?: string | undefined
  accountKind: 'personal' | 'organization'
  /** The same address might be meant as the other kind; offered for every address of a proved domain. */
  otherKind?: boolean | undefined
  stay?: boolean | undefined
  /** The helper led here to see what is typed. */
  open?: boolean
  problem?: Problem | undefined
  triesLeft?: { n: number; wait: string } | undefined
  attemptId?: string | undefined
  /** What stands beside a refusal. */
  why?: WhyHere | undefined
  /** Other accounts on this browser's own list. */
  others?: OtherAccount[] | undefined
}

/** Whose password it is, and the way to another one. */
export function who(view: View, page: PasswordPage): Html {
  const { identifier, organization } = page
  const address = identifier.kind === 'phone' ? showPhone(identifier.value) : identifier.value
  return accountLine(
    view,
    organization && page.accountKind === 'organization' ? { address, kind: 'organization', organization } : { address },
    { changeHref: `/sign-in?flow=${page.flow}` },
  )
}

/** Step 2: the password; the same page says what did not work. */
export function passwordPage(view: View, page: PasswordPage): string {
  const { t } = view
  const { problem } = page
  return layout(titled(view, page), {
    title: t('signIn.title'),
    lead: leadOf(view, page),
    problem,
    body: html`${problem && problemSummary(view, problem, { for: 'password' })}${who(view, page)}${passwordForm(view, page)}${otherWays(view, page)}`,
    aside: asideOf(view, page),
  })
}

/** With the number of the attempt, and the organisation's name. */
export function titled(view: View, page: PasswordPage): View {
  return {
    ...view,
    ...(page.attemptId ? { attemptId: attemptLabel(page.attemptId) } : {}),
    ...(page.organization && page.accountKind === 'organization' ? { brand: { name: page.organization } } : {}),
  }
}

/** The form for the password; `waits` while it is paused. */
export function passwordForm(view: View, page: PasswordPage, waits = false): Html {
  const { t } = view
  const { identifier, problem } = page
  return form({ action: '/sign-in/password', hidden: { flow: page.flow, kind: page.accountKind }, evidence: true }, [
    html`<input class="hidden" type="text" name="username" value="${identifier.value}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">`,
    passwordField(view, {
      name: 'password',
      label: t('signIn.password'),
      autocomplete: 'current-password',
      problem: waits ? undefined : problem && atField(problem),
      autofocus: !problem,
      open: page.open,
    }),
    checkbox({ name: 'stay', text: t('signIn.stay'), hint: t('signIn.stayHint'), checked: page.stay }),
    actions([
      button(t('signIn.submit'), waits ? { waits, look: 'outlined' } : {}),
      !waits && problem ? linkButton(t('signIn.reset'), `/reset?flow=${page.flow}`, { repair: 'reset_password' }) : '',
    ]),
    page.triesLeft && notice('wait', t('signIn.triesLeft', page.triesLeft)),
  ])
}

/** How many tries are left stands under the buttons: at the field it is enough what did not match. */
function atField(problem: Problem): Problem {
  return problem.slug === 'near_lock' ? { ...problem, slug: 'credentials_mismatch' } : problem
}

function otherWays(view: View, page: PasswordPage): Html {
  const { t } = view
  return moreLinks([
    !page.problem && html`<a href="/reset?flow=${page.flow}">${t('signIn.forgot')}</a>`,
    html`<a href="/sign-in/code?flow=${page.flow}" data-repair="code">${t(page.identifier.kind === 'email' ? 'signIn.codeByMail' : 'signIn.codeBySms')}</a>`,
    page.otherKind &&
      page.organization &&
      html`<a href="/sign-in/password?flow=${page.flow}&amp;kind=${page.accountKind === 'personal' ? 'organization' : 'personal'}">${
        page.accountKind === 'personal'
          ? t('signIn.organizationWithThis', { org: page.organization })
          : t('signIn.personalWithThis')
      }</a>`,
  ])
}

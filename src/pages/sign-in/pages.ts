import { wordsOf } from '../../diagnosis/index.ts'
import { demandLine, type Flow } from '../../mechanisms/flows/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import {
  accountLine,
  actions,
  button,
  checkbox,
  disclosure,
  field,
  form,
  type Html,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  passwordField,
  pauseClock,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import { explain, type Problem, problem as problemOf } from '../../platform/problems/index.ts'
import { showPhone } from '../../records/accounts/index.ts'
import { noticed } from './noticed.ts'
import { type WhyHere, whyAside } from './why.ts'

/** Step 1: who. */
export function identifierPage(
  view: View,
  page: {
    flow: string
    demand: Flow['demand']
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
          hint: page.demand?.kind === 'organization' ? t('signIn.identifierHint') : undefined,
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

export type PasswordPage = {
  flow: string
  demand: Flow['demand']
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
  others?: { accountId: string; userName: string; kind: 'personal' | 'organization' }[] | undefined
}

function who(view: View, page: PasswordPage): Html {
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

function titled(view: View, page: PasswordPage): View {
  return {
    ...view,
    ...(page.attemptId ? { attemptId: attemptLabel(page.attemptId) } : {}),
    ...(page.organization && page.accountKind === 'organization' ? { brand: { name: page.organization } } : {}),
  }
}

function passwordForm(view: View, page: PasswordPage, waits = false): Html {
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

/** The engine's answer, and the accounts that this browser knows: its own list, so it may be told to anybody. */
function asideOf(view: View, page: Pick<PasswordPage, 'why' | 'others' | 'flow'>): Html | undefined {
  const { t } = view
  const others = (page.others ?? []).slice(0, 2).map((other) => ({
    said: html`${t('signIn.usedHere', { address: other.userName })}`,
    icon: 'person' as const,
    action: form({ action: '/accounts', hidden: { flow: page.flow, account: other.accountId } }, [
      button(t('signIn.useThat'), { look: 'link', repair: 'switch_account' }),
    ]),
  }))
  return page.why && whyAside(view, { ...page.why, more: others })
}

/** What waits for the sign-in, and why it is asked for once more. */
function leadOf({ t }: View, { demand, again }: Pick<PasswordPage, 'demand' | 'again'>): string | undefined {
  return demand && again ? t('signIn.again', { app: demand.name }) : demandLine(t, demand)
}

/** W3: sign-in with a password is paused; the ways out come first. */
export function pausedPage(
  view: View,
  page: PasswordPage & { problem: Problem; remainingSeconds?: number; totalSeconds?: number; time?: string },
): string {
  const { t } = view
  const { problem, remainingSeconds } = page
  const network = problem.slug === 'too_many_requests'
  return layout(titled(view, page), {
    title: network ? t('signIn.networkWait') : t('signIn.pausedTitle'),
    problem,
    refreshSeconds: remainingSeconds,
    body: html`${problemSummary(view, problem, { waiting: true })}${
      remainingSeconds !== undefined &&
      pauseClock(view, { remainingSeconds, totalSeconds: page.totalSeconds ?? remainingSeconds })
    }${who(view, page)}<h2>${t('signIn.pausedNow')}</h2>${actions([
      linkButton(t('signIn.pausedResetAndSignIn'), `/reset?flow=${page.flow}`, {
        look: 'primary',
        repair: 'reset_password',
      }),
      linkButton(
        t(page.identifier.kind === 'email' ? 'signIn.codeByMail' : 'signIn.codeBySms'),
        `/sign-in/code?flow=${page.flow}`,
        { repair: 'code' },
      ),
    ])}${page.time && html`<h2>${t('signIn.pausedAt', { time: page.time })}</h2>${passwordForm(view, page, true)}`}${
      !network &&
      disclosure(
        t('signIn.pausedWhy'),
        t(problem.slug === 'password_stopped' ? 'signIn.stoppedBecause' : 'signIn.pausedBecause'),
      )
    }`,
    aside: asideOf(view, page),
  })
}

/** The right password, but a state of the account that only its owner may hear of. */
export function statePage(
  view: View,
  page: {
    flow: string
    problem: Problem
    attemptId: string
    restore?: string | undefined
    why?: WhyHere | undefined
  },
): string {
  const { t } = view
  return layout(
    { ...view, attemptId: attemptLabel(page.attemptId) },
    {
      title: t('signIn.title'),
      problem: page.problem,
      body: html`${problemSummary(view, page.problem)}${
        page.restore
          ? form({ action: '/account/restore', hidden: { ticket: page.restore, flow: page.flow } }, [
              actions([button(t('signIn.restore'), { repair: 'restore_account' })]),
            ])
          : ''
      }${actions([linkButton(t('accounts.another'), `/sign-in?flow=${page.flow}`, { repair: 'switch_account' })])}`,
      aside: asideOf(view, page),
    },
  )
}

/** Signed in, but the browser brought no cookie back. */
export function noCookiesPage(
  view: View,
  page: { again: string; flow: string; lost: 'cookies' | 'session'; problem: Problem; signedIn: boolean },
): string {
  const { t } = view
  const off = page.problem.slug === 'cookies_off'
  return layout(view, {
    title: t(off ? 'signIn.cookiesTitle' : 'signIn.lostTitle'),
    problem: page.problem,
    body: html`${problemSummary(view, page.problem)}${off && page.signedIn && html`<p>${t('signIn.signedInBefore')}</p>`}<p>${t(
      'signIn.cookiesHow',
    )}</p>${actions([linkButton(t('signIn.checkAgain'), page.again, { look: 'primary', repair: 'check_again' })])}${moreLinks(
      [
        html`<a href="/helper?flow=${page.flow}&amp;symptom=Y5&amp;lost=${page.lost}" data-repair="find_cause">${t('signIn.findOut')}</a>`,
      ],
    )}`,
  })
}

import { Hono } from 'hono'
import { findPassword, type Hasher, judgeNewPassword, setPassword } from '../../mechanisms/authenticators/index.ts'
import type { Template } from '../../mechanisms/delivery/index.ts'
import { distrustBrowsers, isFamiliar, rememberStatement } from '../../mechanisms/familiarity/index.ts'
import { type Flow, type Flows, fitsDemand, readLocalPath } from '../../mechanisms/flows/index.ts'
import {
  type Challenge,
  findChallenge,
  issueOnce,
  peekOnce,
  spendChallenge,
  spendOnce,
} from '../../mechanisms/one-time/index.ts'
import { type EndedSession, endAllSessions, newSession, type StartedSession } from '../../mechanisms/sessions/index.ts'
import { clearStatements, throttleKeys } from '../../mechanisms/throttling/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { type Keys, uuidv7 } from '../../platform/crypto/index.ts'
import { combine, type Database, type Queries, type Transaction } from '../../platform/database/index.ts'
import {
  type ClientFacts,
  type Form,
  type Platform,
  page,
  redirect,
  untilNextStep,
  type Web,
  type WebEnv,
} from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import {
  type Account,
  caseFold,
  contactsToTell,
  findAccount,
  findAccountsOfContact,
  holdAccount,
  type Identifier,
  listContacts,
  markContactVerified,
  maskContact,
  readIdentifier,
  recipientOf,
  refusalOf,
} from '../../records/accounts/index.ts'
import { attemptStatement, type Evidence, readEvidence } from '../../records/sign-in-log/index.ts'
import { askPage, choosePage, newPasswordPage, shutPage, wayInPage } from './pages.ts'
import { makeProofChallenge, proofOfWorkDoor } from './proof-of-work.ts'

type Purpose = 'reset' | 'sign_in'

type Question = {
  purpose: Purpose
  base: string
  identifier: Identifier
  account?: { ownerId: string; accountId: string; to: string } | undefined
  template: Template
  link?: boolean
  values?: Record<string, string | number>
}

export type RecoveryDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  hasher: Hasher
  flows: Flows
  ask(c: Web, flow: Flow, question: Question): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: Purpose
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  browserOf(c: Web): Buffer
  continueTo(flow: Flow, sessionId: string): string
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
  /** Notices to every contact, written in the transaction of what they tell of. */
  tellOfNewBrowser(account: Account, client: ClientFacts, tx: Queries): Promise<void>
  tellOfNewPassword(account: Account, client: ClientFacts, tx: Queries): Promise<void>
  /** Ends what other programs hold, in the transaction in which the sessions end. */
  passwordChanged(tx: Transaction, account: Account, ended: EndedSession[]): Promise<void>
}

/** Password reset, and sign-in by a code: both prove a contact first, and only then say what it opens. */
export function recoveryRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows, db, keys, config } = deps
  const withoutProof = proofOfWorkDoor(deps)
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }

  function flowOf(c: Web, token: string | undefined): { token: string; flow: Flow } {
    const known = flows.open(token)
    const fresh = known ? (token as string) : flows.make({ to: readLocalPath(c.req.query('to')) })
    const flow = known ?? (flows.open(fresh) as Flow)
    platform.follow(c, flow)
    return { token: fresh, flow }
  }

  askRoutes('reset', '/reset')
  askRoutes('sign_in', '/sign-in/code')

  function askRoutes(purpose: Purpose, base: string): void {
    routes.get(base, async (c) => {
      const { token, flow } = flowOf(c, c.req.query('flow'))
      return show(c, token, purpose, c.req.query('change') ? undefined : (flow.identifier?.value ?? flow.loginHint))
    })

    routes.post(base, async (c) => {
      const started = performance.now()
      const read = await platform.form(c)
      if ('answer' in read) return read.answer
      const { token, flow } = flowOf(c, read.form.flow)
      const typed = read.form.identifier ?? ''
      const result = readIdentifier(typed)
      if (!result.ok) return show(c, token, purpose, typed, result.problem)
      const wait = await withoutProof(c, read.form.altcha)
      if (wait) return show(c, token, purpose, typed, wait)
      const asked = await deps.ask(c, flow, await questionFor(purpose, base, result.identifier))
      await untilNextStep(started)
      return asked.ok ? asked.answer : show(c, token, purpose, typed, asked.problem)
    })
  }

  // A code page of its own for each purpose: a code of one is none for the other.
  routes.route(
    '/',
    deps.codePages({
      base: '/reset',
      purpose: 'reset',
      proven: (c, flow) => redirect(c, `/reset/password?flow=${flows.change(flow, {})}`),
    }),
  )
  routes.route(
    '/',
    deps.codePages({
      base: '/sign-in/code',
      purpose: 'sign_in',
      proven: (c, flow) => redirect(c, `/sign-in/code/account?flow=${flows.change(flow, {})}`),
    }),
  )

  async function show(c: Web, token: string, purpose: Purpose, typed?: string, said?: Problem): Promise<Response> {
    const proofOfWork = await makeProofChallenge(keys)
    return page(
      c,
      askPage(c.get('view'), { flow: token, typed: typed?.slice(0, 320), problem: said, proofOfWork, purpose }),
      said?.status,
    )
  }

  /** The same work for everybody; the recipient is the contact's own row where there is one (ATK-040, ATK-041). */
  async function questionFor(purpose: Purpose, base: string, identifier: Identifier): Promise<Question> {
    const owner = await recipientOf(db, identifier)
    if (!owner) {
      const template = purpose === 'reset' ? 'reset_unknown' : 'sign_in_unknown'
      return {
        purpose,
        base,
        identifier,
        template,
        link: purpose === 'reset',
        values: { signUpLink: `${config.url}/sign-up` },
      }
    }
    return purpose === 'reset'
      ? { purpose, base, identifier, account: owner, template: 'reset_code', link: true }
      : { purpose, base, identifier, account: owner, template: 'sign_in_code' }
  }

  /** `shut`: none of the accounts can be used, and why; whoever proved the contact may know (T2). */
  type Proven = {
    token: string
    flow: Flow
    all: Account[]
    accounts: Account[]
    account: Account | undefined
    shut: Problem | undefined
  }

  /** What a proven contact opens: nothing here is said to anybody who has not proved it. */
  async function openProof(
    c: Web,
    token: string | undefined,
    purpose: Purpose,
    chosen?: string,
  ): Promise<Proven | undefined> {
    const { token: known, flow } = flowOf(c, token)
    if (!flow.challenge || !flow.identifier) return undefined
    const challenge = await findChallenge(db, flow.challenge, purpose, c.get('jar').browserHash)
    if (!challenge?.proven || challenge.contactValue !== flow.identifier.value) return undefined
    const all = await findAccountsOfContact(db, flow.identifier)
    const accounts = all.filter((account) => !stateOf(c, account))
    const fitting = accounts.filter((account) => fitsDemand(account, flow.demand))
    const pool = fitting.length > 0 ? fitting : accounts
    const wanted = chosen ?? flow.accountId
    const account = pool.length === 1 ? pool[0] : pool.find((each) => each.accountId === wanted)
    return {
      token: known,
      flow,
      all,
      accounts: pool,
      account,
      shut: accounts.length === 0 ? shutProblem(c, flow, all) : account && (await tooYoung(account, flow.identifier)),
    }
  }

  /** A contact of less than 30 days is not enough by itself while an older one is there (REC-23). */
  async function tooYoung(account: Account, identifier: Identifier): Promise<Problem | undefined> {
    const contacts = await listContacts(db, account)
    const proven = contacts.find((contact) => contact.norm === identifier.norm)
    const older = contacts.some((contact) => contact.verifiedAt && !contact.young)
    return proven?.young && older ? problem('recovery_more', { k: 1 }) : undefined
  }

  function stateOf(c: Web, account: Account): Problem | undefined {
    return refusalOf(account, (at) => deps.dateText(at, c.get('language')))
  }

  function shutProblem(c: Web, flow: Flow, [account]: Account[]): Problem | undefined {
    return account ? stateOf(c, account) : problem('no_account_for_contact', { contact: flow.identifier?.value ?? '' })
  }

  /** Nothing can be entered with this proof, and why; a closed account is brought back from here, as after its password. */
  async function showShut(c: Web, { token, all, shut }: Proven): Promise<Response> {
    const said = shut as Problem
    const closed = said.slug === 'account_closed' ? all[0] : undefined
    const restore = closed && (await issueOnce(db, 'restore', { ...closed, minutes: 30 }))
    return page(c, shutPage(c.get('view'), { flow: token, problem: said, restore }), said.status)
  }

  function choose(c: Web, proven: Proven, action: string): Response {
    const said = problem('two_kinds', { app: proven.flow.demand?.name ?? 'Genkan' })
    const address = proven.flow.identifier?.value ?? ''
    return page(
      c,
      choosePage(c.get('view'), { flow: proven.token, action, problem: said, accounts: proven.accounts, address }),
    )
  }

  routes.get('/reset/password', async (c) => {
    const proven = await openProof(c, c.req.query('flow'), 'reset')
    if (!proven) return redirect(c, '/reset')
    if (proven.shut) return showShut(c, proven)
    if (!proven.account) return choose(c, proven, '/reset/account')
    return showNewPassword(c, proven, proven.account)
  })

  routes.post('/reset/account', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(c, read.form.flow, 'reset', read.form.account)
    if (!proven?.account) return redirect(c, `/reset/password?flow=${flowOf(c, read.form.flow).token}`)
    return redirect(c, `/reset/password?flow=${flows.change(proven.flow, { accountId: proven.account.accountId })}`)
  })

  routes.post('/reset/password', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(c, read.form.flow, 'reset')
    if (!proven?.account || proven.shut) return redirect(c, '/reset')
    const { account } = proven
    const password = read.form.password ?? ''
    const weak = password
      ? await judgeNewPassword(password, {
          preset: config.passwordPreset,
          ownWords: [proven.flow.identifier?.value ?? '', account.fullName, account.userName],
        })
      : problem('password_empty')
    if (weak) return showNewPassword(c, proven, account, weak)
    const hash = await deps.hasher.hash(password)
    const done = await finish(c, proven.flow, account, read.form, hash)
    return done ? redirect(c, deps.continueTo(proven.flow, done)) : redirect(c, '/reset')
  })

  async function showNewPassword(c: Web, proven: Proven, account: Account, said?: Problem): Promise<Response> {
    const told = (await contactsToTell(db, account)).map((contact) => maskContact(contact.kind, contact.value))
    const identifier = proven.flow.identifier as Identifier
    return page(
      c,
      newPasswordPage(c.get('view'), { flow: proven.token, identifier, person: account, rule, told, problem: said }),
      said?.status,
    )
  }

  routes.get('/sign-in/code/account', async (c) => {
    const proven = await openProof(c, c.req.query('flow'), 'sign_in')
    if (!proven) return redirect(c, '/sign-in')
    if (proven.shut) return showShut(c, proven)
    if (!proven.account) return choose(c, proven, '/sign-in/code/account')
    return enter(c, proven.flow, proven.account, {})
  })

  routes.post('/sign-in/code/account', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(c, read.form.flow, 'sign_in', read.form.account)
    if (!proven?.account || proven.shut)
      return redirect(c, `/sign-in/code/account?flow=${flowOf(c, read.form.flow).token}`)
    return enter(c, proven.flow, proven.account, read.form)
  })

  async function enter(c: Web, flow: Flow, account: Account, form: Form): Promise<Response> {
    const done = await finish(c, flow, account, form)
    return redirect(c, done ? deps.continueTo(flow, done) : '/sign-in')
  }

  /** Uses the proof up, sets the password where there is one, and signs in: one transaction, at most once. */
  async function finish(c: Web, flow: Flow, account: Account, form: Form, hash?: string): Promise<string | undefined> {
    const client = platform.clientOf(c)
    const jar = c.get('jar')
    const browserHash = jar.browserHash as Buffer
    const familiar = await isFamiliar(db, account.accountId, browserHash)
    const done = await db.transaction(async (tx) => {
      if (!(await spendChallenge(tx, flow.challenge as string, account))) return undefined
      const fresh = await findAccount(tx, account.accountId)
      if (!fresh || stateOf(c, fresh)) return undefined
      if (hash) await deps.passwordChanged(tx, account, await endAllSessions(tx, account.accountId, 'password_reset'))
      if (hash) await setPassword(tx, account, hash)
      // Whoever knew the old password is a stranger again, on every other browser (REC-20).
      if (hash) await distrustBrowsers(tx, account.accountId, browserHash)
      await markContactVerified(tx, account, (flow.identifier as Identifier).norm)
      const session = newSession({
        ...account,
        amr: ['otp'],
        stay: false,
        ...client,
        browserHash,
        openJar: jar.openJar,
        stayJar: jar.stayJar,
      })
      const statements = hash ? await pauseStatements(tx, account, client.address) : []
      await tx.run(
        combine([
          ...statements,
          rememberStatement({ ...account, browserHash, clientId: flow.demand?.clientId }),
          attemptStatement(
            logged(account, flow, browserHash, familiar, client, hash ? 'reset' : 'code', readEvidence(form.evidence)),
          ),
          ...session.statements,
        ]),
      )
      if (hash) await holdAccount(tx, account)
      if (hash) await deps.tellOfNewPassword(account, client, tx)
      else if (!familiar) await deps.tellOfNewBrowser(account, client, tx)
      return session
    })
    if (!done) return undefined
    setCookies(c, done)
    return done.sessionId
  }

  /** A reset ends every pause of the account, whichever of its contacts was typed. */
  async function pauseStatements(tx: Queries, account: Account, network: string) {
    const contacts = await listContacts(tx, account)
    const all = contacts.map((contact) =>
      throttleKeys(keys, {
        authenticator: 'password',
        identifier: contact.norm,
        accountId: account.accountId,
        network,
      }),
    )
    return clearStatements(all)
  }

  function setCookies(c: Web, session: StartedSession): void {
    c.header('Set-Cookie', platform.cookies.open(session.openSecret), { append: true })
    if (session.staySecret) c.header('Set-Cookie', platform.cookies.stay(session.staySecret), { append: true })
  }

  function logged(
    account: Account,
    flow: Pick<Flow, 'identifier' | 'demand'>,
    browserHash: Buffer,
    familiar: boolean,
    client: ClientFacts,
    method: string,
    evidence: Evidence,
  ) {
    return {
      attemptId: uuidv7(),
      ownerId: account.ownerId,
      accountId: account.accountId,
      identifierHmac: keys.for('sign-in-log').hmac((flow.identifier as Identifier).norm),
      browserHash,
      clientId: flow.demand?.clientId,
      method,
      outcome: 'success' as const,
      familiar,
      device: client.device,
      network: client.network,
      evidence,
    }
  }

  // Strangers used the tries of an account up: its owner was mailed a way in for one new browser.
  routes.get('/sign-in/way-in/:token', async (c) =>
    page(c, wayInPage(c.get('view'), `/sign-in/way-in/${c.req.param('token')}`)),
  )
  routes.post('/sign-in/way-in/:token', async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, 'way_in', token)
    const owner =
      seen.state === 'open' && seen.entry.accountId ? await findAccount(db, seen.entry.accountId) : undefined
    const shut = owner && stateOf(c, owner)
    if (shut) return page(c, shutPage(c.get('view'), { flow: flows.make({}), problem: shut }), shut.status)
    const client = platform.clientOf(c)
    const session = await db.transaction((tx) => enterByLink(c, tx, token, client))
    if (!session) return page(c, shutPage(c.get('view'), { flow: flows.make({}), problem: problem('link_used') }), 410)
    setCookies(c, session)
    return redirect(c, '/account')
  })

  async function enterByLink(
    c: Web,
    tx: Queries,
    token: string,
    client: ClientFacts,
  ): Promise<StartedSession | undefined> {
    const spent = await spendOnce(tx, 'way_in', token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    const password = account && (await findPassword(tx, account))
    // A password that was set since then has ended what strangers had begun, and this way in with it (REC-01).
    const over = !spent || (password && password.changedAt > spent.createdAt)
    if (!account || over || stateOf(c, account)) return undefined
    const jar = c.get('jar')
    const browserHash = deps.browserOf(c)
    const familiar = await isFamiliar(tx, account.accountId, browserHash)
    const session = newSession({
      ...account,
      amr: ['otp'],
      stay: false,
      ...client,
      browserHash,
      openJar: jar.openJar,
      stayJar: jar.stayJar,
    })
    const identifier = { kind: 'email', value: account.userName, norm: caseFold(account.userName) } as const
    await tx.run(
      combine([
        rememberStatement({ ...account, browserHash }),
        attemptStatement(logged(account, { identifier }, browserHash, familiar, client, 'way_in', {})),
        ...session.statements,
      ]),
    )
    if (!familiar) await deps.tellOfNewBrowser(account, client, tx)
    return session
  }

  return routes
}

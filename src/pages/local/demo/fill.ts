import { removePassword, setPassword } from '../../../mechanisms/authenticators/changes.ts'
import { openHasher } from '../../../mechanisms/authenticators/index.ts'
import { rememberStatement } from '../../../mechanisms/known-devices/index.ts'
import { newSession } from '../../../mechanisms/sessions/changes.ts'
import { sessionsOfAccount } from '../../../mechanisms/sessions/index.ts'
import { throttleKeys } from '../../../mechanisms/throttling/index.ts'
import { sha256, uuidv7 } from '../../../platform/crypto/index.ts'
import { combine, type Database } from '../../../platform/database/index.ts'
import type { ClientFacts } from '../../../platform/http/index.ts'
import { insertAccount } from '../../../records/accounts/changes.ts'
import { type Account, findAccountsOfContact, type Identifier, readEmail } from '../../../records/accounts/index.ts'
import { findOrganization } from '../../../records/organizations/index.ts'
import { attemptStatement } from '../../../records/sign-in-log/index.ts'
import { closeAccount, disableAccount, enableAccount, restoreAccount } from '../../../services/accounts/index.ts'
import type { Context } from '../../../services/context.ts'
import { createOrganization, resumeOrganization, suspendOrganization } from '../../../services/organizations/index.ts'
import { fillApplications } from './applications.ts'
import {
  addressOf,
  demoPassword,
  formerPassword,
  neighbour,
  type OrganizationId,
  organizations,
  type Person,
  people,
} from './cast.ts'
import { forgetTries, setAges, setCounters, setFailures, setSessionAge, setVisitAge } from './queries.ts'

export type DemoDeps = Context & {
  /** The mail that everybody gets whose password was changed. */
  tellOfNewPassword(account: Account, client: ClientFacts): Promise<void>
}

type Passwords = { now: string; former: string }

const operator = { kind: 'command_line', id: 'demo' } as const

/**
 * Fills a local installation with accounts and applications that are broken in different ways, all of them for real.
 *
 * Safe to repeat: whoever was repaired since is broken again, and nobody is there twice. Throws outside local mode.
 */
export async function fillDemo(deps: DemoDeps): Promise<void> {
  const { config, db, keys } = deps
  if (!config.local) throw new Error('The demo is for local mode only: it fills the installation with broken accounts.')
  const hasher = openHasher(keys)
  const passwords = { now: await hasher.hash(demoPassword), former: await hasher.hash(formerPassword) }
  const owners = {
    company: await ensureOrganization(deps, 'company'),
    paused: await ensureOrganization(deps, 'paused'),
  }
  for (const person of people) {
    if (person.nobody) continue
    const organizationId = person.organization && owners[person.organization]
    const { account, fresh } = await ensureAccount(deps, person, organizationId)
    await givePasswords(db, person, account, passwords)
    await breakIt(deps, person, account, { fresh, passwords })
  }
  const near = await ensureAccount(deps, neighbour, undefined)
  await givePasswords(db, { broken: 'none' }, near.account, passwords)
  await suspendOrganization(deps, operator, { ownerId: owners.paused })
  await fillApplications(db, config, owners.company)
}

/** Whether this installation was filled: its start page then lists what there is to try. */
export async function isFilled(db: Database): Promise<boolean> {
  return (await findOrganization(db, organizations.company.slug)) !== undefined
}

async function ensureOrganization(deps: DemoDeps, id: OrganizationId): Promise<string> {
  const entry = organizations[id]
  const known = await findOrganization(deps.db, entry.slug)
  if (known) {
    if (known.status === 'suspended') await resumeOrganization(deps, operator, known)
    return known.ownerId
  }
  const made = await createOrganization(deps, operator, entry)
  if (!made.ok) throw new Error(`The demo cannot have the name ${entry.slug} for an organisation.`)
  return made.organization.ownerId
}

async function ensureAccount(
  deps: DemoDeps,
  person: Pick<Person, 'address' | 'fullName' | 'organization'> & { broken?: Person['broken'] },
  organizationId: string | undefined,
): Promise<{ account: Account; fresh: boolean }> {
  const { db, config } = deps
  const identifier = readEmail(addressOf(person, config.accountsDomain)) as Identifier
  const known = (await findAccountsOfContact(db, identifier)).find(
    (one) => one.ownerId === organizationId || !organizationId,
  )
  if (known) return { account: await opened(deps, known), fresh: false }
  const account = await db.transaction((tx) =>
    insertAccount(tx, {
      identifier,
      fullName: person.fullName,
      language: 'ja',
      verified: person.broken !== 'no_password',
      ...(organizationId && { organizationId }),
    }),
  )
  if (!account) throw new Error(`The demo needs the address ${identifier.value}, which somebody has already.`)
  return { account, fresh: true }
}

/** As it was before the demo broke it. */
async function opened(deps: DemoDeps, account: Account): Promise<Account> {
  if (account.status === 'closed') await restoreAccount(deps, operator, account)
  if (account.status === 'disabled') await enableAccount(deps, operator, account)
  return account
}

const changedHoursAgo: Partial<Record<Person['broken'], number>> = {
  changed_lately: 72,
  changed_elsewhere: 1,
  taken_over: 2,
}

async function givePasswords(
  db: Database,
  { broken }: Pick<Person, 'broken'>,
  account: Account,
  { now, former }: Passwords,
): Promise<void> {
  await db.transaction(async (tx) => {
    await removePassword(tx, account)
    if (broken === 'no_password') return
    const hours = changedHoursAgo[broken]
    if (hours) await setPassword(tx, account, former)
    await setPassword(tx, account, now)
    await setAges(tx, account, hours ?? 24 * 90)
  })
}

type Story = { fresh: boolean; passwords: Passwords }

async function breakIt(deps: DemoDeps, { broken }: Person, account: Account, story: Story): Promise<void> {
  const { db } = deps
  const count = (failures: number, pause: Parameters<typeof setCounters>[2]) =>
    db.run(setCounters(countersOf(deps, account), failures, pause))
  if (broken === 'none') await count(0, 'none')
  if (broken === 'by_strangers') {
    await count(60, 'an hour')
    await tell(deps, account, stranger, 12, 'GK3001')
  }
  if (broken === 'nearly_paused') await count(8, 'none')
  if (broken === 'stopped') {
    await count(100, 'for good')
    await db.run(setFailures(account, 100))
  }
  if (broken === 'taken_over') {
    await tell(deps, account, stranger, 1, undefined)
    await letIn(db, account, stranger)
    if (story.fresh) await deps.tellOfNewPassword(account, stranger.client)
  }
  if (broken === 'changed_elsewhere') {
    const attemptId = await tell(deps, account, ownPhone, 1, undefined)
    await letIn(db, account, ownPhone)
    await setVisitAge(db, account.accountId, ownPhone.browserHash, attemptId)
  }
  if (broken === 'old_program') await tell(deps, account, oldPhone, 12, 'GK3001')
  if (broken === 'disabled') await disableAccount(deps, operator, account)
  if (broken === 'closed') await closeAccount(deps, operator, account)
  if (broken === 'other_kind') await addPersonal(deps, account, story)
}

/** Makes this browser one that signed in to the account a month ago; its own tries are forgotten. */
export async function knowBrowser(
  deps: Pick<DemoDeps, 'db' | 'keys' | 'config'>,
  person: Person,
  browserHash: Buffer,
): Promise<void> {
  const { db, keys, config } = deps
  const identifier = readEmail(addressOf(person, config.accountsDomain)) as Identifier
  const [account] = await findAccountsOfContact(db, identifier)
  if (!account) return
  const { ownerId, accountId } = account
  const attemptId = uuidv7()
  await db.run(forgetTries(accountId, browserHash))
  await db.run(
    combine([
      rememberStatement({ ownerId, accountId, browserHash }),
      attemptStatement({
        attemptId,
        ownerId,
        accountId,
        identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
        browserHash,
        method: 'password',
        outcome: 'success',
        familiar: true,
        device: '—',
        network: 'unknown',
        evidence: {},
      }),
    ]),
  )
  await setVisitAge(db, accountId, browserHash, attemptId)
}

function countersOf({ keys }: Pick<DemoDeps, 'keys'>, { accountId, userName }: Account): Buffer[] {
  const { norm } = readEmail(userName) as Identifier
  const { identifierKey, accountKey } = throttleKeys(keys, {
    authenticator: 'password',
    identifier: norm,
    accountId,
    network: '',
  })
  return accountKey ? [identifierKey, accountKey] : [identifierKey]
}

/** Somebody else's session, in which the password was changed. */
async function letIn(db: Database, account: Account, { browserHash, client }: Other): Promise<void> {
  const open = await sessionsOfAccount(db, account)
  if (open.some((session) => session.device === client.device)) return
  const { ownerId, accountId } = account
  const { sessionId, statements } = newSession({ ownerId, accountId, amr: ['pwd'], stay: true, ...client, browserHash })
  await db.run(combine(statements))
  await db.run(setSessionAge(sessionId, 3))
}

type Other = { browserHash: Buffer; client: ClientFacts; repeated?: true }

const stranger: Other = {
  browserHash: sha256('demo: the browser of a stranger'),
  client: { device: 'Firefox 128 · Linux', network: '203.0.113.0/24' },
}

const ownPhone: Other = {
  browserHash: sha256('demo: the phone of the person'),
  client: { device: 'Safari 26 · iOS', network: '198.51.100.0/24' },
}

const oldPhone: Other = {
  browserHash: sha256('demo: an old phone'),
  client: { device: 'Android', network: '198.51.100.0/24' },
  repeated: true,
}

/** Other tries, as the sign-in log keeps them: with a reason, or one that got in. Returns the id of the last one. */
async function tell(
  { db, keys }: DemoDeps,
  account: Account,
  { browserHash, client, repeated }: Other,
  times: number,
  reason: string | undefined,
): Promise<string> {
  const { ownerId, accountId } = account
  const identifierHmac = keys.for('sign-in-log').hmac((readEmail(account.userName) as Identifier).norm)
  await db.run(forgetTries(accountId, browserHash))
  let attemptId = ''
  for (let n = 0; n < times; n += 1) {
    attemptId = uuidv7()
    await db.run(
      attemptStatement({
        attemptId,
        ownerId,
        accountId,
        identifierHmac,
        browserHash,
        method: 'password',
        outcome: reason ? 'refused' : 'success',
        reason,
        familiar: false,
        ...client,
        evidence: repeated && n > 0 ? { repeated } : {},
      }),
    )
  }
  if (!reason) await db.run(combine([rememberStatement({ ownerId, accountId, browserHash })]))
  return attemptId
}

/** The same address as a personal account of long ago, with another password. */
async function addPersonal(deps: DemoDeps, { userName, fullName }: Account, { passwords }: Story): Promise<void> {
  const { db } = deps
  const identifier = readEmail(userName) as Identifier
  const known = (await findAccountsOfContact(db, identifier)).find((one) => one.kind === 'personal')
  const account = known ?? (await makePersonal(db, identifier, fullName))
  await givePasswords(db, { broken: 'none' }, account, { ...passwords, now: passwords.former })
}

async function makePersonal(db: Database, identifier: Identifier, fullName: string): Promise<Account> {
  const account = await db.transaction((tx) =>
    insertAccount(tx, { identifier, fullName, language: 'ja', verified: true }),
  )
  if (!account) throw new Error(`The demo needs the address ${identifier.value}, which somebody has already.`)
  return account
}

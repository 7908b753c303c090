import { auditActor } from '../access/index.ts'
import { endAllSessions } from '../mechanisms/sessions/changes.ts'
import { sessionsOfAccount } from '../mechanisms/sessions/index.ts'
import { recordAudit } from '../platform/audit/index.ts'
import type { Queries, Transaction } from '../platform/database/index.ts'
import type { Key } from '../platform/i18n/index.ts'
import {
  activateAccount,
  closeAccount,
  createAccount,
  disableAccount,
  restoreAccount,
} from '../records/accounts/changes.ts'
import {
  type Account,
  type Contact,
  findAccount,
  listAccounts,
  listContacts,
  readEmail,
  readIdentifier,
} from '../records/accounts/index.ts'
import { findOrganization, holdsDomain, readName } from '../records/organizations/index.ts'
import { type Call, type CommandSpec, limit, limitOption, textOption } from './call.ts'
import { accountFor, idOption, organizationFor, ownerOption } from './find.ts'
import type { FieldName } from './output.ts'
import { Stop } from './stop.ts'

const account: [string, Key] = ['<account>', 'console.argument.account']
const shown: FieldName[] = [
  'accountId',
  'userName',
  'fullName',
  'reading',
  'kind',
  'organizationName',
  'status',
  'language',
  'createdAt',
  'closedAt',
  'purgeAt',
]

export const accountCommands: CommandSpec[] = [
  {
    name: 'accounts create',
    what: 'console.accounts.create',
    options: [
      { flags: '--org <org>', what: 'console.argument.org', required: true },
      { flags: '--address <address>', what: 'console.option.address', required: true },
      { flags: '--name <name>', what: 'console.option.fullName', required: true },
      { flags: '--reading <reading>', what: 'console.option.reading' },
      { flags: '--language <language>', what: 'console.option.language', choices: ['ja', 'en'] },
    ],
    examples: [
      'genkan accounts create --org example --address aiko@example.co.jp --name 佐藤愛子 --reading サトウアイコ',
      'genkan accounts create --org example --address aiko@example.co.jp --name "Aiko Sato" --language en --json',
    ],
    run: create,
  },
  {
    name: 'accounts list',
    what: 'console.accounts.list',
    options: [
      { flags: '--org <org>', what: 'console.argument.org' },
      { flags: '--kind <kind>', what: 'console.option.kind', choices: ['personal', 'organization'] },
      {
        flags: '--status <status>',
        what: 'console.option.status',
        choices: ['active', 'disabled', 'suspended', 'closed'],
      },
      limit,
      { flags: '--after <id>', what: 'console.option.after' },
    ],
    examples: ['genkan accounts list --org example', 'genkan accounts list --status disabled --json'],
    run: list,
  },
  {
    name: 'accounts show',
    what: 'console.accounts.show',
    arguments: [account],
    examples: [
      'genkan accounts show aiko@example.co.jp',
      'genkan accounts show 0197f3c2-1b2c-7d3e-8f40-123456789abc --json',
    ],
    run: show,
  },
  {
    name: 'accounts disable',
    what: 'console.accounts.disable',
    arguments: [account],
    examples: ['genkan accounts disable aiko@example.co.jp'],
    confirms: true,
    run: (call) => shut(call, disableAccount, 'account_disabled', 'console.confirm.disable', 'console.done.disabled'),
  },
  {
    name: 'accounts enable',
    what: 'console.accounts.enable',
    arguments: [account],
    examples: ['genkan accounts enable aiko@example.co.jp'],
    run: (call) => open(call, activateAccount, 'console.done.enabled'),
  },
  {
    name: 'accounts close',
    what: 'console.accounts.close',
    arguments: [account],
    examples: ['genkan accounts close aiko@example.co.jp', 'genkan accounts close aiko@example.co.jp --dry-run'],
    confirms: true,
    run: (call) => shut(call, closeAccount, 'account_closed', 'console.confirm.close', 'console.done.closed'),
  },
  {
    name: 'accounts restore',
    what: 'console.accounts.restore',
    arguments: [account],
    examples: ['genkan accounts restore aiko@example.co.jp'],
    run: (call) => open(call, restoreAccount, 'console.done.restored'),
  },
  {
    name: 'accounts start-reset',
    what: 'console.accounts.startReset',
    arguments: [account],
    options: [{ flags: '--to <contact>', what: 'console.option.to' }],
    examples: [
      'genkan accounts start-reset aiko@example.co.jp',
      'genkan accounts start-reset aiko@example.co.jp --to 090-1234-5678',
    ],
    run: startReset,
  },
  {
    name: 'accounts end-sessions',
    what: 'console.accounts.endSessions',
    arguments: [account],
    examples: ['genkan accounts end-sessions aiko@example.co.jp'],
    confirms: true,
    run: endSessions,
  },
]

async function create(call: Call): Promise<void> {
  const { db } = await call.context()
  const organization = (await organizationFor(call, textOption(call, 'org') ?? '')).organization
  const address = textOption(call, 'address') ?? ''
  const identifier = readEmail(address)
  const fullName = readName(textOption(call, 'name') ?? '')
  const typedReading = textOption(call, 'reading')
  const reading = typedReading === undefined ? undefined : readName(typedReading)
  if (!identifier) throw new Stop('address_format', { text: address })
  if (!fullName || (typedReading !== undefined && !reading)) throw new Stop('name_format')
  if (organization.status === 'closed') throw new Stop('organization_closed', { slug: organization.slug })

  const language = textOption(call, 'language') === 'en' ? 'en' : 'ja'
  const domain = identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1)
  const made = await db.transaction(async (tx) => {
    if (!(await holdsDomain(tx, organization, domain)))
      throw new Stop('domain_not_proved', { domain, slug: organization.slug })
    const entry = {
      organizationId: organization.ownerId,
      identifier,
      fullName,
      reading,
      language,
      verified: false,
    } as const
    const result = await createAccount(tx, entry)
    if (!result.ok) throw new Stop('address_taken', { text: identifier.value })
    const { ownerId, accountId } = result.account
    await recordAudit(tx, { type: 'organization.account_added', ownerId, accountId, actor: auditActor(call.actor) })
    return result.account
  })
  call.output.item(made, shown)
  call.output.note(call.t('console.done.accountCreated', { id: made.accountId }))
}

async function list(call: Call): Promise<void> {
  const { db } = await call.context()
  const filter = {
    ownerId: await ownerOption(call, 'org'),
    kind: textOption(call, 'kind'),
    status: textOption(call, 'status'),
    limit: limitOption(call),
    after: idOption(call, 'after'),
  }
  call.output.list(await listAccounts(db, filter), [
    'accountId',
    'userName',
    'fullName',
    'kind',
    'organization',
    'status',
    'createdAt',
  ])
}

async function show(call: Call): Promise<void> {
  const { db } = await call.context()
  const found = await accountFor(db, call.arguments[0] ?? '')
  await print(call, db, found)
}

async function print(call: Call, q: Queries, found: Account): Promise<void> {
  const contacts = await listContacts(q, found)
  const sessions = (await sessionsOfAccount(q, found)).length
  const values = contacts.map((contact) => (contact.verifiedAt ? contact.value : `${contact.value}?`))
  const { credentialEpoch: _, ...facts } = found
  call.output.item({ ...facts, contacts: call.options.json ? contacts : values, sessions }, [
    ...shown,
    'contacts',
    'sessions',
  ])
}

type Change = (q: Queries, accountId: string, actor: { kind: 'server'; id: string }) => Promise<{ ok: boolean }>

/** Disables or closes: sessions end with it, and their applications are told. */
async function shut(call: Call, act: Change, reason: string, question: Key, done: Key): Promise<void> {
  const server = await call.context()
  const found = await accountFor(server.db, call.arguments[0] ?? '')
  await call.confirm(call.t(question, { name: found.fullName, address: found.userName }))
  await server.db.transaction(async (tx) => {
    await changed(tx, found, act, call)
    await endAndTell(call, tx, found, reason)
  })
  await report(call, server.db, found, done)
}

async function open(call: Call, act: Change, done: Key): Promise<void> {
  const { db } = await call.context()
  const found = await accountFor(db, call.arguments[0] ?? '')
  const organization = found.kind === 'organization' ? await findOrganization(db, found.ownerId) : undefined
  if (organization?.status === 'closed') throw new Stop('organization_closed', { slug: organization.slug })
  await db.transaction((tx) => changed(tx, found, act, call))
  await report(call, db, found, done)
}

async function changed(tx: Queries, found: Account, act: Change, call: Call): Promise<void> {
  const { ok } = await act(tx, found.accountId, { kind: 'server', id: call.actor.id })
  if (!ok) throw new Stop('account_status', { address: found.userName, status: found.status })
}

async function report(call: Call, q: Queries, { accountId, userName }: Account, done: Key): Promise<void> {
  await print(call, q, (await findAccount(q, accountId)) as Account)
  call.output.note(call.t(done, { address: userName }))
}

async function endAndTell(call: Call, tx: Transaction, found: Account, reason: string): Promise<number> {
  const ended = await endAllSessions(tx, found.accountId, reason)
  if (ended.length > 0) await call.parts.sessionsEnded(tx, ended)
  return ended.length
}

async function endSessions(call: Call): Promise<void> {
  const server = await call.context()
  const found = await accountFor(server.db, call.arguments[0] ?? '')
  await call.confirm(call.t('console.confirm.endSessions', { name: found.fullName, address: found.userName }))
  const { ownerId, accountId } = found
  const n = await server.db.transaction(async (tx) => {
    const count = await endAndTell(call, tx, found, 'ended_by_operator')
    await recordAudit(tx, {
      type: 'sessions.ended',
      ownerId,
      accountId,
      actor: auditActor(call.actor),
      detail: { count },
    })
    return count
  })
  call.output.item({ accountId, ended: n }, ['accountId', 'ended'])
}

/** Nobody but the person sets or sees a password: all that can be done here is to send them the way to a new one. */
async function startReset(call: Call): Promise<void> {
  const server = await call.context()
  const found = await accountFor(server.db, call.arguments[0] ?? '')
  if (found.status !== 'active') throw new Stop('account_status', { address: found.userName, status: found.status })
  const contact = chooseContact(await listContacts(server.db, found), textOption(call, 'to'), found)
  await call.parts.startReset(server, { account: found, contact })
  const { ownerId, accountId } = found
  await recordAudit(server.db, {
    type: 'reset.started_by_operator',
    ownerId,
    accountId,
    actor: auditActor(call.actor),
    detail: { kind: contact.kind },
  })
  call.output.item({ accountId, sentTo: contact.value }, ['accountId', 'sentTo'])
  call.output.note(call.t('console.done.resetStarted', { contact: contact.value }))
}

/** The one that was named, or the first proven mail address, or the first address at all. */
function chooseContact(contacts: Contact[], typed: string | undefined, { userName }: Account): Contact {
  if (typed !== undefined) {
    const read = readIdentifier(typed)
    const named =
      read.ok && contacts.find(({ kind, norm }) => kind === read.identifier.kind && norm === read.identifier.norm)
    if (!named) throw new Stop('no_such_contact', { text: typed, address: userName })
    return named
  }
  const mails = contacts.filter(({ kind }) => kind === 'email')
  const chosen = mails.find(({ verifiedAt }) => verifiedAt) ?? mails[0] ?? contacts[0]
  if (!chosen) throw new Stop('no_contact', { address: userName })
  return chosen
}

import type { Actor } from '../access/index.ts'
import type { Key } from '../platform/i18n/index.ts'
import type { Refusal } from '../platform/problems/index.ts'
import type { Account } from '../records/accounts/index.ts'
import {
  type AccountDetails,
  closeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  endSessions,
  listAccounts,
  restoreAccount,
  startReset,
} from '../services/accounts/index.ts'
import { decideContest } from '../services/contacts/index.ts'
import type { Context } from '../services/context.ts'
import type { Decline } from '../services/decline.ts'
import { type Call, type CommandSpec, limit, limitOption, textOption } from './call.ts'
import { done, type RefusedName } from './exit.ts'
import { accountFor, idOption, organizationFor, ownerOption } from './find.ts'
import type { FieldName } from './output.ts'

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
    run: (call) => change(call, disableAccount, 'console.done.disabled', 'console.confirm.disable'),
  },
  {
    name: 'accounts enable',
    what: 'console.accounts.enable',
    arguments: [account],
    examples: ['genkan accounts enable aiko@example.co.jp'],
    run: (call) => change(call, enableAccount, 'console.done.enabled'),
  },
  {
    name: 'accounts close',
    what: 'console.accounts.close',
    arguments: [account],
    examples: ['genkan accounts close aiko@example.co.jp', 'genkan accounts close aiko@example.co.jp --dry-run'],
    confirms: true,
    run: (call) => change(call, closeAccount, 'console.done.closed', 'console.confirm.close'),
  },
  {
    name: 'accounts restore',
    what: 'console.accounts.restore',
    arguments: [account],
    examples: ['genkan accounts restore aiko@example.co.jp'],
    run: (call) => change(call, restoreAccount, 'console.done.restored'),
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
    run: sendReset,
  },
  {
    name: 'accounts end-sessions',
    what: 'console.accounts.endSessions',
    arguments: [account],
    examples: ['genkan accounts end-sessions aiko@example.co.jp'],
    confirms: true,
    run: signOut,
  },
  {
    name: 'accounts decide-contest',
    what: 'console.accounts.decideContest',
    arguments: [account],
    options: [
      { flags: '--outcome <outcome>', what: 'console.option.outcome', required: true, choices: ['undone', 'stands'] },
    ],
    examples: ['genkan accounts decide-contest aiko@example.co.jp --outcome undone'],
    confirms: true,
    run: decide,
  },
]

async function create(call: Call): Promise<void> {
  const { organization } = await organizationFor(call, textOption(call, 'org') ?? '')
  const { account: made } = done(
    await createAccount(await call.context(), call.actor, {
      ownerId: organization.ownerId,
      address: textOption(call, 'address') ?? '',
      fullName: textOption(call, 'name') ?? '',
      reading: textOption(call, 'reading'),
      language: textOption(call, 'language') === 'en' ? 'en' : 'ja',
    }),
  )
  call.output.item(made, shown)
  call.output.note(call.t('console.done.accountCreated', { id: made.accountId }))
}

async function list(call: Call): Promise<void> {
  const { accounts } = done(
    await listAccounts(await call.context(), call.actor, {
      ownerId: await ownerOption(call, 'org'),
      kind: textOption(call, 'kind'),
      status: textOption(call, 'status'),
      limit: limitOption(call),
      after: idOption(call, 'after'),
    }),
  )
  call.output.list(accounts, ['accountId', 'userName', 'fullName', 'kind', 'organization', 'status', 'createdAt'])
}

async function show(call: Call): Promise<void> {
  print(call, await accountFor(call, call.arguments[0] ?? ''))
}

function print(call: Call, { account: found, contacts, sessions }: AccountDetails): void {
  const values = contacts.map((contact) => (contact.verifiedAt ? contact.value : `${contact.value}?`))
  const { credentialEpoch: _, ...facts } = found
  call.output.item({ ...facts, contacts: call.options.json ? contacts : values, sessions }, [
    ...shown,
    'contacts',
    'sessions',
  ])
}

type Change = (
  context: Context,
  actor: Actor,
  input: { accountId: string },
) => Promise<{ ok: true; account: Account } | Decline<RefusedName> | Refusal>

/** Disables, enables, closes or restores an account; asks before it does what hurts its person. */
async function change(call: Call, act: Change, said: Key, question?: Key): Promise<void> {
  const { account: found } = await accountFor(call, call.arguments[0] ?? '')
  const { accountId, fullName: name, userName: address } = found
  if (question) await call.confirm(call.t(question, { name, address }))
  done(await act(await call.context(), call.actor, { accountId }))
  print(call, await accountFor(call, accountId))
  call.output.note(call.t(said, { address }))
}

async function signOut(call: Call): Promise<void> {
  const { account: found } = await accountFor(call, call.arguments[0] ?? '')
  const { accountId, fullName: name, userName: address } = found
  await call.confirm(call.t('console.confirm.endSessions', { name, address }))
  const { ended } = done(await endSessions(await call.context(), call.actor, { accountId }))
  call.output.item({ accountId, ended }, ['accountId', 'ended'])
}

/** Of two who both say that they are the person: the one who pressed "undo" (`undone`), or the one who changed (`stands`). */
async function decide(call: Call): Promise<void> {
  const { account: found } = await accountFor(call, call.arguments[0] ?? '')
  const { ownerId, accountId, userName: address, fullName: name } = found
  const outcome = textOption(call, 'outcome') === 'undone' ? 'undone' : 'stands'
  await call.confirm(call.t(`console.confirm.contest.${outcome}`, { name, address }))
  done(await decideContest(await call.context(), call.actor, { ownerId, accountId, outcome }))
  call.output.item({ accountId, outcome }, ['accountId', 'outcome'])
}

async function sendReset(call: Call): Promise<void> {
  const { account: found } = await accountFor(call, call.arguments[0] ?? '')
  const { accountId } = found
  const to = textOption(call, 'to')
  const { contact } = done(await startReset(await call.context(), call.actor, { accountId, to }))
  call.output.item({ accountId, sentTo: contact.value }, ['accountId', 'sentTo'])
  call.output.note(call.t('console.done.resetStarted', { contact: contact.value }))
}

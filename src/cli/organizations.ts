import type { Queries } from '../platform/database/index.ts'
import type { Key } from '../platform/i18n/index.ts'
import {
  type Actor,
  closeOrganization,
  createOrganization,
  findOrganization,
  listDomains,
  listOrganizations,
  type NotCreated,
  type Organization,
  type OrganizationStatus,
  resumeOrganization,
  suspendOrganization,
} from '../records/organizations/index.ts'
import { type Call, type CommandSpec, limit, limitOption, textOption } from './call.ts'
import { isId, organizationFor } from './find.ts'
import type { FieldName } from './output.ts'
import { countAccounts } from './queries.ts'
import { exit, Stop } from './stop.ts'

const organization: [string, Key] = ['<org>', 'console.argument.org']
const shown: FieldName[] = [
  'ownerId',
  'slug',
  'name',
  'nameKana',
  'status',
  'initialDomain',
  'createdAt',
  'suspendedAt',
  'closedAt',
]

export const organizationCommands: CommandSpec[] = [
  {
    name: 'orgs create',
    what: 'console.orgs.create',
    options: [
      { flags: '--slug <slug>', what: 'console.option.slug', required: true },
      { flags: '--name <name>', what: 'console.option.orgName', required: true },
      { flags: '--name-kana <reading>', what: 'console.option.nameKana' },
    ],
    examples: [
      'genkan orgs create --slug example --name "Example K.K."',
      'genkan orgs create --slug example --name 株式会社エグザンプル --name-kana エグザンプル --json',
    ],
    run: create,
  },
  {
    name: 'orgs list',
    what: 'console.orgs.list',
    options: [
      { flags: '--status <status>', what: 'console.option.status', choices: ['active', 'suspended', 'closed'] },
      limit,
      { flags: '--after <id>', what: 'console.option.after' },
    ],
    examples: ['genkan orgs list', 'genkan orgs list --status suspended --json'],
    run: list,
  },
  {
    name: 'orgs show',
    what: 'console.orgs.show',
    arguments: [organization],
    examples: ['genkan orgs show example', 'genkan orgs show example.co.jp --json'],
    run: show,
  },
  {
    name: 'orgs suspend',
    what: 'console.orgs.suspend',
    arguments: [organization],
    examples: ['genkan orgs suspend example'],
    confirms: true,
    run: (call) => change(call, suspendOrganization, 'console.confirm.suspendOrg', 'console.done.suspended'),
  },
  {
    name: 'orgs resume',
    what: 'console.orgs.resume',
    arguments: [organization],
    examples: ['genkan orgs resume example'],
    run: (call) => change(call, resumeOrganization, undefined, 'console.done.resumed'),
  },
  {
    name: 'orgs close',
    what: 'console.orgs.close',
    arguments: [organization],
    examples: ['genkan orgs close example', 'genkan orgs close example --dry-run'],
    confirms: true,
    run: (call) => change(call, closeOrganization, 'console.confirm.closeOrg', 'console.done.orgClosed'),
  },
]

async function create(call: Call): Promise<void> {
  const { db, config } = await call.server()
  const entry = {
    name: textOption(call, 'name') ?? '',
    nameKana: textOption(call, 'nameKana'),
    slug: textOption(call, 'slug') ?? '',
  }
  const made = await db.transaction((tx) => createOrganization(tx, entry, config.accountsDomain, call.actor))
  if (!made.ok) throw new Stop(exitFor(made), made.reason, { slug: entry.slug })
  call.output.item(made.organization, shown)
  call.output.note(call.t('console.done.orgCreated', { slug: made.organization.slug }))
}

function exitFor({ reason }: NotCreated) {
  return reason === 'slug_taken' ? exit.conflict : exit.usage
}

async function list(call: Call): Promise<void> {
  const { db } = await call.server()
  const after = textOption(call, 'after')
  if (after !== undefined && !isId(after)) throw new Stop(exit.usage, 'id_format', { text: after })
  const status = textOption(call, 'status') as OrganizationStatus | undefined
  const organizations = await listOrganizations(db, { status, limit: limitOption(call), after })
  call.output.list(organizations, ['ownerId', 'slug', 'name', 'status', 'createdAt'])
}

async function show(call: Call): Promise<void> {
  const { db } = await call.server()
  const found = await organizationFor(db, call.arguments[0] ?? '')
  const domains = (await listDomains(db, found)).map(({ name, verifiedAt }) => ({
    name,
    verified: verifiedAt !== null,
  }))
  const accounts = await countAccounts(db, found.ownerId)
  const names = domains.map(({ name, verified }) => (verified ? name : `${name}?`))
  const { json } = call.options
  call.output.item({ ...found, domains: json ? domains : names, accounts }, [...shown, 'domains', 'accounts'])
}

type Change = (tx: Queries, ownerId: string, actor: Actor) => Promise<boolean>

async function change(call: Call, act: Change, question: Key | undefined, done: Key): Promise<void> {
  const { db } = await call.server()
  const found = await organizationFor(db, call.arguments[0] ?? '')
  const { name, slug, ownerId } = found
  if (question) await call.confirm(call.t(question, { name, slug, n: await countAccounts(db, ownerId) }))
  const changed = await db.transaction((tx) => act(tx, ownerId, call.actor))
  const now = (await findOrganization(db, ownerId)) as Organization
  if (!changed) throw new Stop(exit.conflict, 'org_status', { slug, status: now.status })
  call.output.item(now, shown)
  call.output.note(call.t(done, { slug }))
}

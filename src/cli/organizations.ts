import type { Actor } from '../access/index.ts'
import type { Key } from '../platform/i18n/index.ts'
import type { Refusal } from '../platform/problems/index.ts'
import type { Organization, OrganizationStatus } from '../records/organizations/index.ts'
import type { Context } from '../services/context.ts'
import type { Decline } from '../services/decline.ts'
import {
  closeOrganization,
  createOrganization,
  listOrganizations,
  resumeOrganization,
  suspendOrganization,
} from '../services/organizations/index.ts'
import { type Call, type CommandSpec, limit, limitOption, textOption } from './call.ts'
import { done } from './exit.ts'
import { idOption, organizationFor } from './find.ts'
import type { FieldName } from './output.ts'

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
  const { organization: made } = done(
    await createOrganization(await call.context(), call.actor, {
      name: textOption(call, 'name') ?? '',
      nameKana: textOption(call, 'nameKana'),
      slug: textOption(call, 'slug') ?? '',
    }),
  )
  call.output.item(made, shown)
  call.output.note(call.t('console.done.orgCreated', { slug: made.slug }))
}

async function list(call: Call): Promise<void> {
  const { organizations } = done(
    await listOrganizations(await call.context(), call.actor, {
      status: textOption(call, 'status') as OrganizationStatus | undefined,
      limit: limitOption(call),
      after: idOption(call, 'after'),
    }),
  )
  call.output.list(organizations, ['ownerId', 'slug', 'name', 'status', 'createdAt'])
}

async function show(call: Call): Promise<void> {
  const { organization: found, ...more } = await organizationFor(call, call.arguments[0] ?? '')
  const domains = more.domains.map(({ name, verifiedAt }) => ({ name, verified: verifiedAt !== null }))
  const names = domains.map(({ name, verified }) => (verified ? name : `${name}?`))
  const facts = { ...found, domains: call.options.json ? domains : names, accounts: more.accounts }
  call.output.item(facts, [...shown, 'domains', 'accounts'])
}

type Change = (
  context: Context,
  actor: Actor,
  input: { ownerId: string },
) => Promise<{ ok: true; organization: Organization } | Decline<'no_organization' | 'org_status'> | Refusal>

async function change(call: Call, act: Change, question: Key | undefined, said: Key): Promise<void> {
  const { organization: found, accounts } = await organizationFor(call, call.arguments[0] ?? '')
  const { name, slug, ownerId } = found
  if (question) await call.confirm(call.t(question, { name, slug, n: accounts }))
  const changed = done(await act(await call.context(), call.actor, { ownerId }))
  call.output.item(changed.organization, shown)
  call.output.note(call.t(said, { slug }))
}

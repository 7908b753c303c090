import type { Key } from '../platform/i18n/index.ts'
import { type Domain, txtRecord } from '../records/organizations/index.ts'
import { addDomain, removeDomain, verifyDomain } from '../services/organizations/index.ts'
import type { Call, CommandSpec } from './call.ts'
import { done } from './exit.ts'
import { domainFor, organizationFor } from './find.ts'
import type { FieldName } from './output.ts'

const organization: [string, Key] = ['<org>', 'console.argument.org']
const domain: [string, Key] = ['<domain>', 'console.argument.domain']
const shown: FieldName[] = ['name', 'kind', 'verifiedAt', 'checkedAt']

export const domainCommands: CommandSpec[] = [
  {
    name: 'domains add',
    what: 'console.domains.add',
    arguments: [organization, domain],
    examples: ['genkan domains add example example.co.jp', 'genkan domains add example example.co.jp --json'],
    run: add,
  },
  {
    name: 'domains verify',
    what: 'console.domains.verify',
    arguments: [organization, domain],
    examples: ['genkan domains verify example example.co.jp'],
    run: verify,
  },
  {
    name: 'domains list',
    what: 'console.domains.list',
    arguments: [organization],
    examples: ['genkan domains list example'],
    run: list,
  },
  {
    name: 'domains remove',
    what: 'console.domains.remove',
    arguments: [organization, domain],
    examples: ['genkan domains remove example example.co.jp', 'genkan domains remove example example.co.jp --yes'],
    confirms: true,
    run: remove,
  },
]

/** The organisation and the domain that the command names, and what its texts need. */
async function named(call: Call) {
  const { organization: found } = await organizationFor(call, call.arguments[0] ?? '')
  const name = domainFor(call.arguments[1] ?? '')
  const { ownerId, slug } = found
  return { context: await call.context(), organization: found, asked: { ownerId, name }, values: { name, slug } }
}

async function add(call: Call): Promise<void> {
  const { context, asked, values } = await named(call)
  const { domain: added, record } = done(await addDomain(context, call.actor, asked), values)
  call.output.item({ ...facts(added), record }, ['name', 'verifiedAt'])
  if (added.verifiedAt) return
  const lines = { recordType: record.type, recordName: record.name, recordValue: record.value }
  if (!call.options.json) call.output.item(lines, ['recordType', 'recordName', 'recordValue'])
  call.output.note(call.t('console.done.domainAdded', values))
}

async function verify(call: Call): Promise<void> {
  const { context, organization: found, asked, values } = await named(call)
  const verified = done(await verifyDomain(context, call.actor, asked), values)
  call.output.item(facts(verified.domain), shown)
  call.output.note(call.t('console.done.domainVerified', { name: asked.name, org: found.name }))
}

async function list(call: Call): Promise<void> {
  const { domains } = await organizationFor(call, call.arguments[0] ?? '')
  call.output.list(
    domains.map((each) => (each.kind === 'own' ? { ...facts(each), record: txtRecord(each) } : facts(each))),
    shown,
  )
}

async function remove(call: Call): Promise<void> {
  const { context, organization: found, asked, values } = await named(call)
  const { name } = asked
  await call.confirm(call.t('console.confirm.removeDomain', { name, org: found.name }))
  done(await removeDomain(context, call.actor, asked), values)
  call.output.note(call.t('console.done.domainRemoved', { name }))
}

/** The token is in the record; nobody needs it bare. */
function facts({ token: _, ...rest }: Domain): Omit<Domain, 'token'> {
  return rest
}

import type { Key } from '../platform/i18n/index.ts'
import {
  addDomain,
  type Domain,
  findDomain,
  listDomains,
  type NotAdded,
  type NotRemoved,
  type NotVerified,
  openLookUp,
  removeDomain,
  txtRecord,
  verifyDomain,
} from '../records/organizations/index.ts'
import type { Call, CommandSpec } from './call.ts'
import { domainFor, organizationFor } from './find.ts'
import type { FieldName } from './output.ts'
import { type ExitCode, exit, Stop } from './stop.ts'

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

async function named(call: Call) {
  const server = await call.server()
  const found = await organizationFor(server.db, call.arguments[0] ?? '')
  return { ...server, organization: found, name: domainFor(call.arguments[1] ?? '') }
}

async function add(call: Call): Promise<void> {
  const { db, organization, name } = await named(call)
  const added = await db.transaction((tx) => addDomain(tx, organization, name, call.actor))
  if (!added.ok) throw new Stop(exitForAdd(added), added.reason, { name, slug: organization.slug })
  const { record } = added
  call.output.item({ ...facts(added.domain), record }, ['name', 'verifiedAt'])
  if (added.domain.verifiedAt) return
  if (!call.options.json)
    call.output.item({ recordType: record.type, recordName: record.name, recordValue: record.value }, [
      'recordType',
      'recordName',
      'recordValue',
    ])
  call.output.note(call.t('console.done.domainAdded', { slug: organization.slug, name }))
}

function exitForAdd({ reason }: NotAdded): ExitCode {
  return reason === 'domain_format' || reason === 'public_mail' || reason === 'installation'
    ? exit.usage
    : exit.conflict
}

async function verify(call: Call): Promise<void> {
  const { db, config, organization, name } = await named(call)
  const verdict = await verifyDomain(db, organization, name, openLookUp(config.dnsServers), call.actor)
  if (!verdict.ok) {
    const added = await findDomain(db, organization, name)
    const wanted = added ? txtRecord(added).value : ''
    const found = 'found' in verdict ? verdict.found.join('\n') : ''
    throw new Stop(exitForVerify(verdict), verdict.reason, { name, slug: organization.slug, wanted, found })
  }
  call.output.item(facts(verdict.domain), shown)
  call.output.note(call.t('console.done.domainVerified', { name, org: organization.name }))
}

function exitForVerify({ reason }: NotVerified): ExitCode {
  if (reason === 'not_added') return exit.notFound
  if (reason === 'proved_elsewhere') return exit.conflict
  return reason === 'timeout' || reason === 'server_failure' ? exit.network : exit.failure
}

async function list(call: Call): Promise<void> {
  const { db } = await call.server()
  const found = await organizationFor(db, call.arguments[0] ?? '')
  const domains = await listDomains(db, found)
  call.output.list(
    domains.map((each) => (each.kind === 'own' ? { ...facts(each), record: txtRecord(each) } : facts(each))),
    shown,
  )
}

async function remove(call: Call): Promise<void> {
  const { db, organization, name } = await named(call)
  await call.confirm(call.t('console.confirm.removeDomain', { name, org: organization.name }))
  const removed = await db.transaction((tx) => removeDomain(tx, organization, name, call.actor))
  if (!removed.ok) {
    const n = removed.reason === 'in_use' ? removed.addresses : 0
    throw new Stop(exitForRemove(removed), removed.reason, { name, slug: organization.slug, n })
  }
  call.output.note(call.t('console.done.domainRemoved', { name }))
}

function exitForRemove({ reason }: NotRemoved): ExitCode {
  return reason === 'not_added' ? exit.notFound : exit.conflict
}

/** The token is in the record; nobody needs it bare. */
function facts({ token: _, ...rest }: Domain): Omit<Domain, 'token'> {
  return rest
}

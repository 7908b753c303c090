import type { Database } from '../platform/database/index.ts'
import type { Key } from '../platform/i18n/index.ts'
import type { Refusal } from '../platform/problems/index.ts'
import {
  type AcceptedAccountKind,
  type ClientMetadata,
  type ClientRecord,
  findClient,
  listClients,
} from '../records/clients/index.ts'
import {
  type ClientChanges,
  createClient,
  type Mistakes,
  removeClient,
  rotateClientSecret,
  setClientEnabled,
  updateClient,
} from '../services/applications/index.ts'
import { type Call, type CommandSpec, type OptionSpec, textOption, textOptions } from './call.ts'
import { CommandExit, done } from './exit.ts'
import { ownerOption } from './find.ts'
import type { FieldName } from './output.ts'
import { readSecret } from './secret-input.ts'

const client: [string, Key] = ['<client>', 'console.argument.client']
const shown: FieldName[] = [
  'clientId',
  'name',
  'enabled',
  'accountKind',
  'organizationName',
  'firstParty',
  'redirectUris',
  'postLogoutRedirectUris',
  'backchannelLogoutUri',
  'scopes',
  'resources',
  'resource',
  'resourceScopes',
  'grantTypes',
  'subjectType',
  'createdAt',
  'changedAt',
]

/** Options that create and update have in common. */
const described: OptionSpec[] = [
  { flags: '--redirect-uri <address>', what: 'console.option.redirectUri', many: true },
  { flags: '--post-logout-redirect-uri <address>', what: 'console.option.postLogoutRedirectUri', many: true },
  { flags: '--backchannel-logout-uri <address>', what: 'console.option.backchannelLogoutUri' },
  { flags: '--scope <scope>', what: 'console.option.scope', many: true },
  { flags: '--may-use <resource>', what: 'console.option.mayUse', many: true },
  { flags: '--resource <address>', what: 'console.option.resource' },
  { flags: '--resource-scopes <scopes>', what: 'console.option.resourceScopes', many: true },
  { flags: '--account-kind <kind>', what: 'console.option.accountKind', choices: ['personal', 'organization', 'any'] },
  { flags: '--org <org>', what: 'console.option.onlyOrg' },
  { flags: '--subject-type <type>', what: 'console.option.subjectType', choices: ['public', 'pairwise'] },
]

/** What each kind of application is registered as. */
const kinds: Record<string, ClientMetadata> = {
  web: {
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  },
  spa: {
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  },
  native: {
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  },
  service: {
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
  },
  device: {
    application_type: 'native',
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'none',
  },
}

export const clientCommands: CommandSpec[] = [
  {
    name: 'clients create',
    what: 'console.clients.create',
    options: [
      { flags: '--name <name>', what: 'console.option.clientName', required: true },
      { flags: '--kind <kind>', what: 'console.option.clientKind', required: true, choices: Object.keys(kinds) },
      { flags: '--id <id>', what: 'console.option.clientId' },
      ...described,
      { flags: '--first-party', what: 'console.option.firstParty' },
      { flags: '--secret-file <file>', what: 'console.option.secretFile' },
    ],
    examples: [
      'genkan clients create --name Intranet --kind web --redirect-uri https://intranet.example.co.jp/callback --account-kind organization --org example',
      'genkan clients create --name "Night report" --kind service --scope report.read --may-use https://api.example.co.jp/ --json',
      'genkan clients create --name "Report API" --kind service --resource https://api.example.co.jp/ --resource-scopes "report.read report.write"',
    ],
    run: create,
  },
  {
    name: 'clients list',
    what: 'console.clients.list',
    examples: ['genkan clients list', 'genkan clients list --json'],
    run: list,
  },
  {
    name: 'clients show',
    what: 'console.clients.show',
    arguments: [client],
    examples: ['genkan clients show intranet'],
    run: show,
  },
  {
    name: 'clients update',
    what: 'console.clients.update',
    arguments: [client],
    options: [
      { flags: '--name <name>', what: 'console.option.clientName' },
      ...described,
      { flags: '--any-org', what: 'console.option.anyOrg' },
      { flags: '--first-party', what: 'console.option.firstParty' },
      { flags: '--no-first-party', what: 'console.option.noFirstParty' },
    ],
    examples: [
      'genkan clients update intranet --redirect-uri https://intranet.example.co.jp/callback --redirect-uri https://test.example.co.jp/callback',
    ],
    run: update,
  },
  {
    name: 'clients disable',
    what: 'console.clients.disable',
    arguments: [client],
    examples: ['genkan clients disable intranet'],
    confirms: true,
    run: (call) => setEnabled(call, false, 'console.confirm.disableClient'),
  },
  {
    name: 'clients enable',
    what: 'console.clients.enable',
    arguments: [client],
    examples: ['genkan clients enable intranet'],
    run: (call) => setEnabled(call, true),
  },
  {
    name: 'clients remove',
    what: 'console.clients.remove',
    arguments: [client],
    examples: ['genkan clients remove intranet'],
    confirms: true,
    run: remove,
  },
  {
    name: 'clients rotate-secret',
    what: 'console.clients.rotateSecret',
    arguments: [client],
    options: [{ flags: '--former-hours <hours>', what: 'console.option.formerHours', range: [0, 720] }],
    examples: [
      'genkan clients rotate-secret intranet',
      'genkan clients rotate-secret intranet --former-hours 0 --yes --json',
    ],
    confirms: true,
    run: rotateSecret,
  },
]

async function create(call: Call): Promise<void> {
  const kind = kinds[textOption(call, 'kind') ?? ''] ?? {}
  const secretFile = textOption(call, 'secretFile')
  const created = await createClient(await call.context(), call.actor, {
    name: textOption(call, 'name') ?? '',
    clientId: textOption(call, 'id'),
    metadata: { ...kind, ...describedMetadata(call) },
    firstParty: call.options.firstParty === true,
    accountKind: textOption(call, 'accountKind') as AcceptedAccountKind | undefined,
    organizationId: await ownerOption(call, 'org'),
    resource: textOption(call, 'resource'),
    resourceScopes: scopesOption(call),
    secret: secretFile === undefined ? undefined : await readSecret(secretFile, call.stdin),
  })
  const made = settled(created)
  // The one moment at which the secret can be seen; a chosen one is known to whoever chose it.
  const secret = secretFile === undefined ? made.secret : undefined
  call.output.item({ ...facts(made.client), ...(secret && { secret }) }, secret ? [...shown, 'secret'] : shown)
  call.output.note(call.t(secret ? 'console.done.keepSecret' : 'console.done.clientCreated'))
}

/** Only what was given: an update leaves the rest as it is. */
function describedMetadata(call: Call): ClientMetadata {
  const given: ClientMetadata = {
    redirect_uris: textOptions(call, 'redirectUri'),
    post_logout_redirect_uris: textOptions(call, 'postLogoutRedirectUri'),
    backchannel_logout_uri: textOption(call, 'backchannelLogoutUri'),
    scope: textOptions(call, 'scope')?.join(' '),
    resources: textOptions(call, 'mayUse'),
    subject_type: textOption(call, 'subjectType') as 'public' | 'pairwise' | undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** The scopes that an API knows: each by itself or several in one text, as OAuth writes them. */
function scopesOption(call: Call): string[] | undefined {
  const given = textOptions(call, 'resourceScopes')
  return given && [...new Set(given.flatMap((text) => text.split(/[\s,]+/).filter(Boolean)))]
}

async function list(call: Call): Promise<void> {
  const { db } = await call.context()
  const clients = (await listClients(db)).map(facts)
  call.output.list(clients, ['clientId', 'name', 'enabled', 'accountKind', 'organizationName', 'createdAt'])
}

async function show(call: Call): Promise<void> {
  const { db } = await call.context()
  call.output.item(facts(await clientFor(call, db)), shown)
}

async function update(call: Call): Promise<void> {
  const context = await call.context()
  const found = await clientFor(call, context.db)
  const changes: ClientChanges = {
    name: textOption(call, 'name'),
    firstParty: call.options.firstParty as boolean | undefined,
    accountKind: textOption(call, 'accountKind') as AcceptedAccountKind | undefined,
    organizationId: call.options.anyOrg ? null : await ownerOption(call, 'org'),
    resource: textOption(call, 'resource'),
    resourceScopes: scopesOption(call),
    metadata: { ...found.metadata, ...describedMetadata(call) },
  }
  settled(await updateClient(context, call.actor, found.clientId, changes))
  call.output.item(facts(await clientFor(call, context.db)), shown)
}

async function setEnabled(call: Call, enabled: boolean, question?: Key): Promise<void> {
  const context = await call.context()
  const { name, clientId } = await clientFor(call, context.db)
  if (question) await call.confirm(call.t(question, { name, id: clientId }))
  settled(await setClientEnabled(context, call.actor, clientId, enabled))
  call.output.item(facts(await clientFor(call, context.db)), shown)
}

async function remove(call: Call): Promise<void> {
  const context = await call.context()
  const { name, clientId } = await clientFor(call, context.db)
  await call.confirm(call.t('console.confirm.removeClient', { name, id: clientId }))
  settled(await removeClient(context, call.actor, clientId))
  call.output.note(call.t('console.done.clientRemoved', { name }))
}

async function rotateSecret(call: Call): Promise<void> {
  const context = await call.context()
  const { name, clientId } = await clientFor(call, context.db)
  const hours = typeof call.options.formerHours === 'number' ? call.options.formerHours : 24
  await call.confirm(call.t('console.confirm.rotateSecret', { name, hours }))
  const rotated = await rotateClientSecret(context, call.actor, clientId, hours)
  if (!rotated.ok) throw new CommandExit('no_secret', { text: clientId })
  call.output.item({ clientId, secret: rotated.secret }, ['clientId', 'secret'])
  call.output.note(call.t('console.done.keepSecret'))
}

async function clientFor(call: Call, db: Database): Promise<ClientRecord> {
  const clientId = call.arguments[0] ?? ''
  const found = clientId.includes('\0') ? undefined : await findClient(db, clientId)
  if (!found) throw new CommandExit('no_client', { text: clientId })
  return found
}

/** What an act did; what is wrong with a registration ends the command with all its mistakes. */
function settled<Given extends { ok: true } | Mistakes | Refusal>(outcome: Given): Extract<Given, { ok: true }> {
  if (!outcome.ok && 'mistakes' in outcome)
    throw new CommandExit('client_mistakes', { mistakes: outcome.mistakes.join('\n') })
  return done(outcome as Exclude<Given, Mistakes>) as Extract<Given, { ok: true }>
}

/** What may be shown: never a hash of a secret, which somebody could try guesses against. */
function facts({ secretHash, formerSecretHash: _, tokenFamily: __, metadata, ...rest }: ClientRecord) {
  return {
    ...rest,
    redirectUris: metadata.redirect_uris ?? [],
    postLogoutRedirectUris: metadata.post_logout_redirect_uris ?? [],
    backchannelLogoutUri: metadata.backchannel_logout_uri ?? null,
    scopes: metadata.scope?.split(' ').filter(Boolean) ?? [],
    resources: metadata.resources ?? [],
    grantTypes: metadata.grant_types ?? [],
    subjectType: metadata.subject_type ?? 'public',
    hasSecret: secretHash !== null,
    metadata,
  }
}

import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import { findPassword } from '../../mechanisms/authenticators/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { distrustBrowsers } from '../../mechanisms/known-devices/changes.ts'
import { isFamiliar, rememberStatement } from '../../mechanisms/known-devices/index.ts'
import { spendChallenge, spendOnce } from '../../mechanisms/one-time/index.ts'
import { endAllSessions, newSession } from '../../mechanisms/sessions/changes.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { clearStatements, throttleKeys } from '../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { combine, type Queries, type Statement, type Transaction } from '../../platform/database/index.ts'
import type { ClientFacts, Form, Web } from '../../platform/http/index.ts'
import { holdAccount, markContactVerified } from '../../records/accounts/changes.ts'
import { type Account, caseFold, findAccount, type Identifier, listContacts } from '../../records/accounts/index.ts'
import { attemptStatement, type Observations, readObservations } from '../../records/sign-in-log/index.ts'
import { type RecoveryDeps, stateOf } from './deps.ts'

/** Who enters, from where, and how the log calls it. */
type Entry = {
  account: Account
  identifier: Identifier
  clientId?: string | undefined
  browserHash: Buffer
  client: ClientFacts & { address: string }
  familiar: boolean
  method: 'reset' | 'code' | 'way_in'
  evidence: Observations
}

/** Uses the proof up, sets the password where there is one, and signs in: one transaction, at most once. */
export async function enterByProof(
  deps: RecoveryDeps,
  c: Web,
  flow: Flow,
  account: Account,
  form: Form,
  hash?: string,
): Promise<StartedSession | undefined> {
  const browserHash = c.get('jar').browserHash as Buffer
  const entry: Entry = {
    account,
    identifier: flow.identifier as Identifier,
    clientId: flow.demand?.clientId,
    browserHash,
    client: deps.platform.clientOf(c),
    familiar: await isFamiliar(deps.db, account.accountId, browserHash),
    method: hash ? 'reset' : 'code',
    evidence: readObservations(form.evidence),
  }
  return deps.db.transaction(async (tx) => {
    if (!(await spendChallenge(tx, flow.challenge as string, account))) return undefined
    const fresh = await findAccount(tx, account.accountId)
    if (!fresh || stateOf(deps, c, fresh)) return undefined
    if (hash) await replacePassword(deps, tx, entry, hash)
    await markContactVerified(tx, account, entry.identifier.norm)
    const session = await startSession(deps, tx, c, entry, hash ? await endOfPauses(deps, tx, entry) : [])
    if (hash) await holdAccount(tx, account)
    if (hash) await deps.tellOfNewPassword(account, entry.client, tx)
    else if (!entry.familiar) await deps.tellOfNewBrowser(account, entry.client, tx)
    return session
  })
}

/** Whoever knew the old password is a stranger again, on every other browser (REC-20). */
async function replacePassword(
  { passwordChanged }: RecoveryDeps,
  tx: Transaction,
  { account, browserHash }: Entry,
  hash: string,
): Promise<void> {
  await passwordChanged(tx, account, await endAllSessions(tx, account.accountId, 'password_reset'))
  await setPassword(tx, account, hash)
  await distrustBrowsers(tx, account.accountId, browserHash)
}

/** A reset ends every pause of the account, whichever of its contacts was typed. */
async function endOfPauses({ keys }: RecoveryDeps, tx: Queries, { account, client }: Entry): Promise<Statement[]> {
  const contacts = await listContacts(tx, account)
  return clearStatements(
    contacts.map(({ norm }) =>
      throttleKeys(keys, {
        authenticator: 'password',
        identifier: norm,
        accountId: account.accountId,
        network: client.address,
      }),
    ),
  )
}

/** The link in a mail to the owner whose tries were used up by strangers: it lets one new browser in, once. */
export async function enterByLink(
  deps: RecoveryDeps,
  c: Web,
  tx: Queries,
  token: string,
): Promise<StartedSession | undefined> {
  const spent = await spendOnce(tx, 'way_in', token)
  const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
  const password = account && (await findPassword(tx, account))
  // A password that was set since then has ended what strangers had begun, and this way in with it (REC-01).
  const over = !spent || (password && password.changedAt > spent.createdAt)
  if (!account || over || stateOf(deps, c, account)) return undefined
  const browserHash = deps.browserOf(c)
  const entry: Entry = {
    account,
    identifier: { kind: 'email', value: account.userName, norm: caseFold(account.userName) },
    browserHash,
    client: deps.platform.clientOf(c),
    familiar: await isFamiliar(tx, account.accountId, browserHash),
    method: 'way_in',
    evidence: {},
  }
  const session = await startSession(deps, tx, c, entry)
  if (!entry.familiar) await deps.tellOfNewBrowser(account, entry.client, tx)
  return session
}

/** The session, what the browser is remembered by, and the line in the log: one statement with what else there is. */
async function startSession(
  deps: RecoveryDeps,
  tx: Queries,
  c: Web,
  entry: Entry,
  more: Statement[] = [],
): Promise<StartedSession> {
  const { account, browserHash, client, clientId } = entry
  const { openJar, stayJar } = c.get('jar')
  const session = newSession({
    ...account,
    amr: [entry.identifier.kind === 'phone' ? 'sms' : 'email'],
    stay: false,
    ...client,
    browserHash,
    openJar,
    stayJar,
  })
  await tx.run(
    combine([
      ...more,
      rememberStatement({ ...account, browserHash, clientId }),
      attemptStatement(logged(deps, entry)),
      ...session.statements,
    ]),
  )
  return session
}

function logged({ keys }: RecoveryDeps, entry: Entry) {
  const { account, identifier, clientId, browserHash, client, familiar, method, evidence } = entry
  return {
    attemptId: uuidv7(),
    ownerId: account.ownerId,
    accountId: account.accountId,
    identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
    browserHash,
    clientId,
    method,
    outcome: 'success' as const,
    familiar,
    device: client.device,
    network: client.network,
    evidence,
  }
}

import { throttleKeys } from '../../mechanisms/throttling/index.ts'
import { type Account, caseFold } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { notePasswordChange } from '../note-password-change.ts'
import { localModeOnly } from './local-mode-only.ts'
import { beginSession, logRefusals, logSuccess, oldPhone, ownPhone, stranger } from './others.ts'
import { setCounters, setFailures, setVisitAge } from './queries.ts'

/** What has happened to an account of the demo, apart from its password and its state. */
export type Trouble =
  | 'none'
  | 'by_strangers'
  | 'nearly_paused'
  | 'stopped'
  | 'changed_elsewhere'
  | 'taken_over'
  | 'old_program'

type Break = (context: Context, account: Account, fresh: boolean) => Promise<void>

const breaks: Record<Trouble, Break> = {
  none: (context, account) => count(context, account, 0, 'none'),
  async by_strangers(context, account) {
    await count(context, account, 60, 'an hour')
    await logRefusals(context, account, stranger, 12)
  },
  nearly_paused: (context, account) => count(context, account, 8, 'none'),
  async stopped(context, account) {
    await count(context, account, 100, 'for good')
    await context.db.run(setFailures(account, 100))
  },
  async changed_elsewhere(context, account) {
    const attemptId = await logSuccess(context, account, ownPhone)
    await beginSession(context, account, ownPhone)
    await setVisitAge(context.db, account.accountId, ownPhone.browserHash, attemptId)
  },
  async taken_over(context, account, fresh) {
    await logSuccess(context, account, stranger)
    await beginSession(context, account, stranger)
    // The mail that everybody gets whose password was changed: once, however often the demo is filled.
    const change = {
      kind: 'password_changed',
      browserHash: stranger.browserHash,
      shown: [],
      client: stranger.client,
    } as const
    if (fresh) await context.db.transaction((tx) => notePasswordChange(context, tx, account, { ...change, shown: [] }))
  },
  old_program: (context, account) => logRefusals(context, account, oldPhone, 12),
}

/** Brings an account of the demo into trouble, for real: what is told about it afterwards is what the engine finds. */
export async function breakAccount(
  context: Context,
  account: Account,
  { trouble, fresh }: { trouble: Trouble /** The account was made just now. */; fresh: boolean },
): Promise<void> {
  localModeOnly(context)
  await breaks[trouble](context, account, fresh)
}

async function count(
  { db, keys }: Context,
  { accountId, userName }: Account,
  failures: number,
  pause: Parameters<typeof setCounters>[2],
): Promise<void> {
  const identifier = caseFold(userName)
  const attempted = { authenticator: 'password', identifier, accountId, network: '' }
  const { identifierKey, accountKey } = throttleKeys(keys, attempted)
  await db.run(setCounters(accountKey ? [identifierKey, accountKey] : [identifierKey], failures, pause))
}

import { listAudit, verifyAudit } from '../services/audit/index.ts'
import { type Call, type CommandSpec, limit, limitOption, textOption } from './call.ts'
import { CommandExit, done } from './exit.ts'
import { accountFor, idOption, isId, ownerOption } from './find.ts'

export const auditCommands: CommandSpec[] = [
  {
    name: 'audit verify',
    what: 'console.audit.verify',
    options: [{ flags: '--from <position>', what: 'console.option.from', range: [1, 999_999_999] }],
    examples: ['genkan audit verify', 'genkan audit verify --from 120000 --json'],
    run: verify,
  },
  {
    name: 'audit list',
    what: 'console.audit.list',
    options: [
      { flags: '--org <org>', what: 'console.argument.org' },
      { flags: '--account <account>', what: 'console.argument.account' },
      limit,
      { flags: '--before <id>', what: 'console.option.before' },
    ],
    examples: ['genkan audit list', 'genkan audit list --account aiko@example.co.jp --limit 200 --json'],
    run: list,
  },
]

async function verify(call: Call): Promise<void> {
  const from = call.options.from as number | undefined
  const { verdict } = done(await verifyAudit(await call.context(), call.actor, { from }))
  if (!verdict.ok) {
    call.output.item(verdict, ['ok', 'position', 'broken'])
    throw new CommandExit('audit_broken', { position: verdict.position })
  }
  call.output.item(verdict, ['ok', 'checked', 'position', 'hash'])
  call.output.note(call.t('console.done.auditVerified'))
}

async function list(call: Call): Promise<void> {
  const account = textOption(call, 'account')
  const asked = {
    ownerId: await ownerOption(call, 'org'),
    accountId: account === undefined ? undefined : await accountIdFor(call, account),
    limit: limitOption(call),
    before: idOption(call, 'before'),
  }
  const { events } = done(await listAudit(await call.context(), call.actor, asked))
  call.output.list(events, ['at', 'type', 'accountId', 'actor', 'detail', 'position', 'eventId'])
}

/** An account that was purged is known by its id alone, and its events are still there. */
async function accountIdFor(call: Call, text: string): Promise<string> {
  return isId(text) ? text : (await accountFor(call, text)).account.accountId
}

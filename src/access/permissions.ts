import { type Refusal, refuse } from '../platform/problems/index.ts'
import type { Actor } from './actor.ts'

/**
 * What can be wanted. The name says of what and then what is done with it; each act in `services/` asks for exactly one.
 * A new act gets a new name here, and a line in `granted`.
 */
const all = [
  'account.create',
  'account.sign_up',
  'account.list',
  'account.read',
  'account.update',
  'account.disable',
  'account.enable',
  'account.close',
  'account.restore',
  'account.restore_own',
  'account.end_sessions',
  'account.purge',
  'contact.add',
  'contact.remove',
  'contact.prove',
  'contact.undo',
  'contest.defend',
  'contest.decide',
  'hold.end',
  'password.change',
  'password.reset',
  'reset.start',
  'session.read',
  'session.end',
  'session.reauthenticate',
  'browser.clean',
  'sign_in.begin',
  'sign_in.disown',
  'takeover.report',
  'application.connect',
  'application.disconnect',
  'client.read',
  'client.register',
  'client.write',
  'organization.read',
  'organization.create',
  'organization.suspend',
  'organization.resume',
  'organization.close',
  'domain.add',
  'domain.verify',
  'domain.remove',
  'domain.recheck',
  'signing_key.read',
  'signing_key.rotate',
  'token.give_back',
  'audit.read',
  'audit.seal',
  'sign_ins.read',
  'diagnosis.read',
  'diagnosis.open',
  'operator.invite',
  'operator.enter',
] as const

export type Permission = (typeof all)[number]

/** Of whom or what something is wanted. */
export type Target = { ownerId?: string | undefined; accountId?: string | undefined }

/** What people may do with their own account while they are signed in to it. */
const own: readonly Permission[] = [
  'account.read',
  'account.update',
  'account.close',
  'contact.add',
  'contact.remove',
  'contest.defend',
  'hold.end',
  'password.change',
  'session.read',
  'session.end',
  'session.reauthenticate',
  'sign_in.disown',
  'application.connect',
  'application.disconnect',
  'diagnosis.read',
]

/**
 * What anybody may do with their own browser, and the holder of a link or a proved contact with what it is for: each act
 * checks that link or proof itself.
 */
const byProof: readonly Permission[] = [
  'browser.clean',
  'sign_in.begin',
  'account.sign_up',
  'account.restore_own',
  'contact.prove',
  'contact.undo',
  'password.reset',
  'takeover.report',
  'diagnosis.open',
  'operator.enter',
]

const operators: readonly Permission[] = ['sign_ins.read', 'diagnosis.read']

/** The command line runs on the server: it may all but what only a person may (setting a password, proving a contact). */
const commandLine: readonly Permission[] = [
  'account.create',
  'account.list',
  'account.read',
  'account.disable',
  'account.enable',
  'account.close',
  'account.restore',
  'account.end_sessions',
  'reset.start',
  'contest.decide',
  'client.read',
  'client.write',
  'organization.read',
  'organization.create',
  'organization.suspend',
  'organization.resume',
  'organization.close',
  'domain.add',
  'domain.verify',
  'domain.remove',
  'signing_key.read',
  'signing_key.rotate',
  'audit.read',
  'sign_ins.read',
  'diagnosis.read',
  'operator.invite',
]

const jobs: readonly Permission[] = [
  'account.purge',
  'audit.seal',
  'client.write',
  'domain.recheck',
  'signing_key.rotate',
  'session.end',
  'contest.decide',
]

const granted: Record<Actor['kind'], readonly Permission[]> = {
  person: [...own, ...byProof],
  visitor: byProof,
  operator: operators,
  command_line: commandLine,
  application: ['client.register', 'session.end', 'token.give_back'],
  job: jobs,
}

/** All permissions, and who has which: for the list of acts and the test that holds the two against each other. */
export const permissions = { all, granted }

/**
 * Whether this actor may do this. Being signed in gives a right to one's own account and to no other.
 *
 * There are no roles yet. With them, this is where no operator may start a reset (`reset.start`) or a pass for an
 * administrator or an owner: only a second administrator may.
 */
export function mayAct(actor: Actor, permission: Permission, target: Target = {}): boolean {
  if (!granted[actor.kind].includes(permission)) return false
  const foreign = actor.kind === 'person' && target.accountId !== actor.accountId
  return !foreign || byProof.includes(permission)
}

/** The refusal of an act that this actor may not do, or undefined. Each service calls it before anything else. */
export function refuseUnlessMay(actor: Actor, permission: Permission, target?: Target): Refusal | undefined {
  return mayAct(actor, permission, target) ? undefined : refuse('not_allowed')
}

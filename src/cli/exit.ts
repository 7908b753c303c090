import type { Key } from '../platform/i18n/index.ts'
import type { Problem, Refusal, Values } from '../platform/problems/index.ts'

/** What a command ends with. Stable: scripts depend on it. */
export const exit = {
  ok: 0,
  failure: 1,
  usage: 2,
  notFound: 5,
  conflict: 6,
  network: 8,
  interrupted: 130,
} as const

export type ExitCode = (typeof exit)[keyof typeof exit]

type Refused<K> = K extends `console.refused.${infer Name}` ? Name : never

/** The name of a refusal: also the `code` that `--json` gives. */
export type RefusedName = Refused<Key>

/** What each refusal ends a command with. */
const exitCodes: Record<RefusedName, ExitCode> = {
  nothing_done: exit.failure,
  unexpected: exit.failure,
  folder_in_use: exit.failure,
  not_migrated: exit.failure,
  no_such_domain: exit.failure,
  no_record: exit.failure,
  other_text: exit.failure,
  audit_broken: exit.failure,
  doctor_broken: exit.failure,

  needs_yes: exit.usage,
  configuration: exit.usage,
  id_format: exit.usage,
  name_format: exit.usage,
  slug_format: exit.usage,
  slug_reserved: exit.usage,
  domain_format: exit.usage,
  public_mail: exit.usage,
  installation: exit.usage,
  address_format: exit.usage,
  domain_not_proved: exit.usage,
  client_mistakes: exit.usage,
  no_secret_file: exit.usage,
  weak_secret: exit.usage,
  doctor_url: exit.usage,

  no_organization: exit.notFound,
  not_added: exit.notFound,
  no_account: exit.notFound,
  no_attempt: exit.notFound,
  no_contact: exit.notFound,
  no_such_contact: exit.notFound,
  no_client: exit.notFound,

  slug_taken: exit.conflict,
  org_status: exit.conflict,
  organization_closed: exit.conflict,
  proved_elsewhere: exit.conflict,
  too_many: exit.conflict,
  initial: exit.conflict,
  in_use: exit.conflict,
  address_taken: exit.conflict,
  two_accounts: exit.conflict,
  no_contest: exit.conflict,
  account_status: exit.conflict,
  account_of_organization: exit.conflict,
  account_held: exit.conflict,
  contact_not_proved: exit.conflict,
  no_secret: exit.conflict,

  database_away: exit.network,
  server_failure: exit.network,
  timeout: exit.network,
}

/** Ends a command with a message for its user. */
export class CommandExit extends Error {
  readonly exitCode: ExitCode
  readonly refused: RefusedName
  readonly values: Values

  constructor(refused: RefusedName, values: Values = {}, exitCode: ExitCode = exitCodes[refused]) {
    super(refused)
    this.exitCode = exitCode
    this.refused = refused
    this.values = values
  }
}

/** Ends a command with a problem that has a code of its own (GK7007). */
export class ProblemExit extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

type Outcome = { ok: true } | Refusal | { ok: false; reason: RefusedName; values: Values }

/** What an act did; when it was declined, the command ends and says why. `values` are for the text, besides the act's own. */
export function done<Given extends Outcome>(outcome: Given, values: Values = {}): Extract<Given, { ok: true }> {
  if (outcome.ok) return outcome as Extract<Given, { ok: true }>
  if ('problem' in outcome) throw new ProblemExit(outcome.problem)
  throw new CommandExit(outcome.reason, { ...values, ...outcome.values })
}

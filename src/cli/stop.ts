import type { Key } from '../platform/i18n/index.ts'

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

/** Ends a command with a message for its user. */
export class Stop extends Error {
  readonly exitCode: ExitCode
  readonly refused: RefusedName
  readonly values: Record<string, string | number>

  constructor(exitCode: ExitCode, refused: RefusedName, values: Record<string, string | number> = {}) {
    super(refused)
    this.exitCode = exitCode
    this.refused = refused
    this.values = values
  }
}

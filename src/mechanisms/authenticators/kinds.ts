import { contactCodeKinds } from './contact-code/kinds.ts'
import type { AuthenticatorKind } from './kind.ts'
import { passwordKind } from './password/kind.ts'

/** Every kind of authenticator there is. */
export const kinds = {
  password: passwordKind,
  ...contactCodeKinds,
} as const satisfies Record<string, AuthenticatorKind>

export type Kind = keyof typeof kinds

/** The kinds by name, with all that a kind may have. */
export const authenticatorKinds: Readonly<Record<string, AuthenticatorKind>> = kinds

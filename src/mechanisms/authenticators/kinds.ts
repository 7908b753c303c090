import { contactCodeKinds } from './contact-code/kinds.ts'
import type { AuthenticatorKind } from './kind.ts'
import { passwordKind } from './password/kind.ts'

/** Every kind of authenticator there is, by its name. A new kind is a folder beside this file and a line here. */
export const authenticatorKinds: Readonly<Record<string, AuthenticatorKind>> = {
  password: passwordKind,
  ...contactCodeKinds,
}

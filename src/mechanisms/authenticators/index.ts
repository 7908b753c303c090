export { type BoundAuthenticator, boundAuthenticators } from './bound.ts'
export type { AuthenticatorKind, Bound, Check } from './kind.ts'
export { authenticatorKinds } from './kinds.ts'
export { type Hasher, hashParameters, openHasher } from './password/hasher.ts'
export { judgeNewPassword, type PasswordPreset, suggestPassword } from './password/password-rule.ts'
export {
  type AccountForSignIn,
  failuresUntilStop,
  findAccountForSignIn,
  findFormerPassword,
  findPassword,
  knowsLastingPassword,
  passwordFacts,
} from './password/passwords.ts'

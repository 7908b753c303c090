export { type Hasher, hashParameters, openHasher } from './hasher.ts'
export { judgeNewPassword, type PasswordPreset, suggestPassword } from './password-rule.ts'
export {
  type Claimed,
  claimWarning,
  failureStatement,
  failuresUntilStop,
  findClaimed,
  findPassword,
  isFormerPassword,
  passwordFacts,
  removePassword,
  setPassword,
  successStatement,
} from './passwords.ts'

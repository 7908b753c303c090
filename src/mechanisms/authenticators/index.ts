export { type Hasher, hashParameters, openHasher } from './hasher.ts'
export { judgeNewPassword, type PasswordPreset, suggestPassword } from './password-rule.ts'
export {
  type Claimed,
  failuresUntilStop,
  findClaimed,
  findPassword,
  isFormerPassword,
  passwordFacts,
} from './passwords.ts'

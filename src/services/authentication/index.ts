export { broughtHash, type SigningBrowser } from './browser.ts'
export { type Completion, completeAuthentication } from './complete.ts'
export { factorOf, type PassedFactor, type Requirement } from './factors.ts'
export { finishAuthentication } from './finish.ts'
export { type AssuranceLevel, acrOf, reachableLevels } from './level.ts'
export { openAuthentication } from './open.ts'
export { passwordPause } from './password-pause.ts'
export type { WayOn } from './require.ts'
export {
  type PasswordSignIn,
  type PasswordVerdict,
  type SeenOnRefusal,
  signInWithPassword,
} from './sign-in-with-password.ts'
export { type FactorAttempt, verifyFactor } from './verify.ts'
export { type PasswordAttempt, type PasswordCheck, verifyPassword, write } from './verify-password.ts'

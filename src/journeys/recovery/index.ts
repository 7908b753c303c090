export type { RecoveryDeps } from './deps.ts'
export { makeProofChallenge, proofOfWorkDoor } from './proof-of-work.ts'
export { recoveryRoutes } from './routes.ts'

export { makeProofChallenge, proofOfWorkDoor } from './proof-of-work.ts'
export { type RecoveryDeps, recoveryRoutes } from './routes.ts'

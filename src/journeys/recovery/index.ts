export { makeProofChallenge, spendProof } from './proof-of-work.ts'
export { type RecoveryDeps, recoveryRoutes } from './routes.ts'

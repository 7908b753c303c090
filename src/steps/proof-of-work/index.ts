export { openProofOfWork, type ProofOfWork } from './proof-of-work.ts'

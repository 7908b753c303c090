export { makeProofChallenge, proofOfWorkDoor } from './proof-of-work.ts'

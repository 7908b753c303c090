export {
  anotherCode,
  type Challenge,
  type CodeVerdict,
  findChallenge,
  newChallenge,
  type Purpose,
  proveChallenge,
  provenChallenge,
  spendChallenge,
  withdrawChallenges,
} from './challenges.ts'
export { purgeOneTime } from './purge.ts'
export { issueOnce, peekOnce, spendOnce, withdrawOnce, withdrawTold } from './tokens.ts'

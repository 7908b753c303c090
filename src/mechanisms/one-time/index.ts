export {
  anotherCode,
  type Challenge,
  type ChallengeState,
  type CodeVerdict,
  challengeState,
  findChallenge,
  newChallenge,
  newestQuestion,
  type Purpose,
  proveChallenge,
  provenChallenge,
  spendChallenge,
  withdrawChallenges,
} from './challenges.ts'
export { oneTimeJobs } from './jobs.ts'
export { purgeOneTime } from './purge.ts'
export {
  issueOnce,
  type OneTime,
  onceStatement,
  peekOnce,
  spendFirst,
  spendOnce,
  withdrawLinks,
  withdrawOnce,
  withdrawTold,
} from './tokens.ts'

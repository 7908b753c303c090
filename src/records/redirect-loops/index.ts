export {
  answerStatement,
  countAnswers,
  forgiveAnswers,
  lastStop,
  noteStop,
  purgeAnswers,
  type Returning,
  recentAnswers,
  returnsUntilStop,
} from './answers.ts'
export type { Answered, LoopReason, Return, Stop } from './loop.ts'

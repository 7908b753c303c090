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
export type { AnsweredRequest, LoopReason, LoopStop, Return } from './loop.ts'

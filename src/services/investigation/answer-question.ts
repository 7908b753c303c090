import { refuseUnlessMay } from '../../access/index.ts'
import { answerItem, type QuestionId, questions } from '../../diagnosis/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { Investigator } from './types.ts'

/** Answers the question of an investigation; what is none of its answers is "not sure". Returns false for an unknown token. */
export async function answerQuestion(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { token, question, answer }: { token: string; question: QuestionId; answer: string },
): Promise<boolean> {
  if (refuseUnlessMay(actor, 'diagnosis.open')) return false
  const fact = questions[question].answers.find((each) => each === answer)
  const evidence = fact ? [answerItem(fact, new Date().toISOString())] : []
  return appendTo(db, token, { asked: question, evidence })
}

import type { AnsweredRequest, LoopReason, LoopStop, Return } from '../../../records/redirect-loops/index.ts'

/**
 * Says of each answer why the browser came back, from what it showed when it did.
 *
 * `held` are the sessions that it shows now.
 */
export function explainReturns(answers: AnsweredRequest[], held: string[]): LoopStop {
  const returns = answers.map((answer, n): Return => {
    const next = answers[n + 1]
    return {
      at: answer.at.getTime(),
      reason: reasonOf(answer, answers[n - 1], next, next?.held ?? held),
      answer: answer.error ? 'error' : answer.exchanged ? 'exchanged' : 'not_exchanged',
      ...(answer.error ? { error: answer.error } : {}),
    }
  })
  return { reason: likeliest(returns), returns }
}

function reasonOf(
  answer: AnsweredRequest,
  before: AnsweredRequest | undefined,
  next: AnsweredRequest | undefined,
  heldThen: string[],
): LoopReason {
  if (answer.sessionId && !answer.replaced && !heldThen.includes(answer.sessionId)) return 'session_lost'
  const other = next ?? before
  return answer.accountId && other?.accountId && other.accountId !== answer.accountId ? 'two_accounts' : 'app'
}

/** The reason of most returns; of equal ones the one that the person can do most about. */
function likeliest(returns: Return[]): LoopReason {
  const count = (reason: LoopReason) => returns.filter((one) => one.reason === reason).length
  const order: LoopReason[] = ['session_lost', 'two_accounts', 'app']
  return order.reduce((best, reason) => (count(reason) > count(best) ? reason : best))
}

import { type Actor, mayAct } from '../../access/index.ts'
import { disclose, type Result } from '../../diagnosis/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import { knownAttempt, readAttemptId } from '../../records/sign-in-log/index.ts'
import { diagnoseAttempt } from './diagnose-subject.ts'
import { levelOfReader } from './level.ts'
import type { ObserveContext } from './observe/index.ts'

/** The diagnosis of an attempt for its own person (T3) or an operator (T5); undefined for everybody else. */
export async function getDiagnosis(
  context: ObserveContext,
  actor: Actor,
  { attempt: text }: { attempt: string },
): Promise<Result | undefined> {
  if (!mayAct(actor, actor.kind === 'operator' ? 'diagnosis.read' : 'diagnosis.open')) return undefined
  const [attempt, sessions] = await Promise.all([
    knownAttempt(context.db, readAttemptId(text) ?? nilUuid),
    liveSessions(context.db, 'jarHashes' in actor ? actor.jarHashes : []),
  ])
  const level = attempt && levelOfReader(actor, attempt, sessions)
  return level && disclose(await diagnoseAttempt(context, attempt, level), level)
}

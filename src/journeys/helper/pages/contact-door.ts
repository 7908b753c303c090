import { takeOne } from '../../../mechanisms/throttling/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import type { HelperPagesDeps } from './deps.ts'

/** Without scripts there is no proof of work: one question for each network in this time. */
const unprovenSeconds = 10

/** Takes the proof of work; without one, says how long to wait. The limit is shared with the reset page. */
export async function withoutProof(
  { spendProof, platform, db, keys, timeText }: HelperPagesDeps,
  c: Web,
  proof: string | undefined,
): Promise<Problem | undefined> {
  if (await spendProof(proof)) return undefined
  const taken = await takeOne(db, keys, 'unproven', platform.clientOf(c).address, {
    times: 1,
    seconds: unprovenSeconds,
  })
  return taken.ok ? undefined : problem('too_many_requests', { time: timeText(taken.until, c.get('language')) })
}

import { type Queries, sql } from '../../platform/database/index.ts'

/** A device that waits for a person's answer. */
export type WaitingDevice = {
  idHash: Buffer
  clientId: string
  /** What the device asked for, as the OpenID provider keeps it. */
  payload: Record<string, unknown>
}

/** The device that waits under a code which a person typed; undefined also when it was answered already. */
export function findWaitingDevice(q: Queries, userCodeHash: Buffer): Promise<WaitingDevice | undefined> {
  return q.maybe<WaitingDevice>(sql`
    select id_hash as "idHash", payload, client_id as "clientId" from oauth_artifact
    where type = 'DeviceCode' and user_code_hash = ${userCodeHash} and expires_at > now()
      and account_id is null and consumed_at is null and payload->>'error' is null`)
}

export type DeviceAnswer = {
  payload: Record<string, unknown>
  grantId: string | null
  accountId: string | null
  /** Set for what ends with its session. */
  sessionId: string | null
}

/** Answers a waiting device, once: false when somebody had answered it before, or it waits no more. */
export async function answerDevice(q: Queries, idHash: Buffer, answer: DeviceAnswer): Promise<boolean> {
  const answered = await q.run(sql`
    update oauth_artifact set payload = ${JSON.stringify(answer.payload)}, grant_id = ${answer.grantId},
      account_id = ${answer.accountId}, session_id = ${answer.sessionId}, issued_at = now()
    where type = 'DeviceCode' and id_hash = ${idHash} and account_id is null and consumed_at is null
      and payload->>'error' is null and expires_at > now()`)
  return answered > 0
}

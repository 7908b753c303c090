import { liveStatements, type Session } from '../../mechanisms/sessions/index.ts'
import { combine, type Queries, sql } from '../../platform/database/index.ts'

/** A session that may enter an application, with what its account and the application have in common so far. */
export type CandidateSession = Session & {
  /** The grant of this very session. */
  grant: Record<string, unknown> | null
  /** The latest one of the account. */
  lastGrant: Record<string, unknown> | null
  /** How often this browser was sent to the application within the last minute. */
  answers: number
}

/**
 * The live sessions of a browser, the latest sign-in first, with all that is asked when one of them enters an
 * application, in one round trip. `returning` says whose returns to it are counted, and how long ago it came here.
 */
export async function findCandidateSessions(
  q: Queries,
  jarHashes: Buffer[],
  clientId: string,
  returning: { browserHash: Buffer; sinceMs: number } | undefined = undefined,
): Promise<CandidateSession[]> {
  if (jarHashes.length === 0) return []
  return q.many<CandidateSession>(
    combine([
      ...liveStatements(jarHashes),
      sql`
        select s.*,
          (select payload from oauth_grant
            where grant_id = (s.applications->${clientId}::text->>'grantId')::uuid and expires_at > now()) as "grant",
          (select payload from oauth_grant where account_id = s."accountId" and client_id = ${clientId} and expires_at > now()
            order by issued_at desc limit 1) as "lastGrant",
          (select count(*)::int from oauth_answer
            where browser_hash = ${returning?.browserHash ?? null} and client_id = ${clientId}
              and at between now() - interval '60 seconds' and now() - ${returning?.sinceMs ?? 0}::float8 * interval '1 ms'
              and stopped is null and forgiven_at is null) as answers
        from part1 s
        order by s."authTime" desc`,
    ]),
  )
}

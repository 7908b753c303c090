import { type Queries, sql } from '../../platform/database/index.ts'

/** From how many networks the attempts of the last day came, how many attempts there were, and one of the networks. */
export function networksOfLastDay(q: Queries): Promise<{ attempts: number; networks: number; network: string | null }> {
  return q.one(sql`
    select count(*)::int as attempts, count(distinct network)::int as networks, min(network) as network
    from sign_in_log where at > now() - interval '1 day'`)
}

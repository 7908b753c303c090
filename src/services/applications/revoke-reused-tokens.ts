import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/**
 * A code or token was used a second time, or by another application than the one it was made for: somebody has a copy.
 * All that hangs on the same grants is worth nothing from now on (RFC 9700, 4.14.2).
 */
export async function revokeReusedTokens(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  grantIds: string[],
): Promise<void> {
  const actor = { kind: 'job', name: 'token reuse' } as const
  await context.db.transaction((tx) => endAccess(context, tx, actor, 'token_reused', { grantIds }))
}

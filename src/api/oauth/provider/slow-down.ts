import type { KoaContextWithOIDC } from 'oidc-provider'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { MiddlewareDeps } from './deps.ts'

/** A device may ask every five seconds; the window is counted generously, since its timer may go early. */
const polls = { times: 2, seconds: 5 }

/** A device that asks too often is told to slow down (RFC 8628, 3.5). */
export async function slowDown({ context }: MiddlewareDeps, ctx: KoaContextWithOIDC): Promise<void> {
  if (ctx.path !== '/oauth/token' || !isPending(ctx.body)) return
  const code = ctx.oidc.params?.device_code
  const key = sha256(typeof code === 'string' ? code : '').toString('hex')
  const { ok } = await takeOne(context.db, context.keys, 'device poll', key, polls)
  if (!ok) ctx.body = { error: 'slow_down', error_description: 'wait 5 seconds longer between two requests' }
}

const isPending = (body: unknown) =>
  typeof body === 'object' && body !== null && 'error' in body && body.error === 'authorization_pending'

import { takeOne } from '../../../mechanisms/throttling/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import type { PageDeps } from '../deps.ts'

/** Codes that may be typed: per browser, per network, and all in all (RFC 8628, 5.1: the code alone is short). */
const deviceLimits = {
  browser: { times: 10, seconds: 600 },
  network: { times: 30, seconds: 600 },
  all: { times: 300, seconds: 60 },
}

/** Seconds to wait when too many codes were typed; counted before the code is looked up, whatever comes of it. */
export async function waitBeforeNextCode({ context, platform }: PageDeps, c: Web): Promise<number | undefined> {
  const { db, keys } = context
  const { network } = platform.clientOf(c)
  const browser = c.get('jar').browserHash?.toString('hex') ?? network
  const taken = await Promise.all([
    takeOne(db, keys, 'device code, browser', browser, deviceLimits.browser),
    takeOne(db, keys, 'device code, network', network, deviceLimits.network),
    takeOne(db, keys, 'device code', '', deviceLimits.all),
  ])
  const refused = taken.flatMap((each) => (each.ok ? [] : each.until.getTime()))
  return refused.length > 0 ? Math.max(1, Math.ceil((Math.max(...refused) - Date.now()) / 1000)) : undefined
}

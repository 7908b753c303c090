import { type Flow, readLocalPath } from '../../mechanisms/flows/index.ts'
import type { Web } from '../../platform/http/index.ts'
import type { SignInDeps } from './deps.ts'

/** The flow of this page; a lost or strange id begins a new one, going to a path of ours at most. */
export function flowOf({ flows, platform }: SignInDeps, c: Web, id: string | undefined): Flow {
  const flow = flows.resume(c, id, { to: readLocalPath(c.req.query('to')) })
  platform.follow(c, flow)
  return flow
}

/** The application wants a fresh sign-in, though this browser brings the cookie of an earlier one. */
export function isAskedAgain(c: Web, { authAfter, requirement }: Flow): boolean {
  return authAfter !== undefined && requirement !== undefined && c.get('jar').jarHashes.length > 0
}

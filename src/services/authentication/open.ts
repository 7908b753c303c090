import { type Authentication, findAuthentication } from '../../records/authentications/index.ts'
import type { Context } from '../context.ts'
import { broughtHash, type SigningBrowser } from './browser.ts'
import { type WayOn, waysOn } from './require.ts'

/** An unfinished sign-in of this browser with the ways that its person has to go on; undefined when it is over. */
export async function openAuthentication(
  { db }: Context,
  id: string | undefined,
  browser: SigningBrowser,
): Promise<{ authentication: Authentication; ways: WayOn[] } | undefined> {
  const authentication = id === undefined ? undefined : await findAuthentication(db, id, broughtHash(browser))
  return authentication && { authentication, ways: await waysOn(db, authentication) }
}

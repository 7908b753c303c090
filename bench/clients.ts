import { registerClient } from '../test/clients.ts'
import { type Genkan, password } from './genkan.ts'
import type { OpenIdSignIn } from './openid.ts'
import { addressOf, browserOf } from './seed.ts'

const redirectUri = 'http://localhost:9/callback'

/** An application of our own kind that may do everything that is measured. */
export async function makeClient({ db }: Genkan): Promise<{ clientId: string; authorization: string }> {
  const { clientId, secret } = await registerClient(db, {
    name: 'Bench',
    firstParty: true,
    metadata: {
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  })
  return { clientId, authorization: basic(clientId, secret) }
}

export function basic(clientId: string, secret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
}

export const scope = 'openid profile email offline_access'

/**
 * Sign-ins to an application by so many persons, each from a browser that knows the account. `after` so many others:
 * a browser that comes back from one application again and again within a minute is in a loop, and is stopped.
 */
export function signInsTo(
  client: { clientId: string; authorization: string },
  { host }: Genkan,
  count: number,
  after = 0,
): OpenIdSignIn[] {
  return Array.from({ length: count }, (_, index) => ({
    ...client,
    host,
    redirectUri,
    scope,
    address: addressOf(after + index + 1),
    browser: browserOf(after + index + 1),
    password,
  }))
}

import { decodeJwt } from 'jose'
import type { Client, Provider } from 'oidc-provider'
import type { Keys } from '../../../platform/crypto/index.ts'

/** What an application asks for when it wants a person signed out (OpenID Connect RP-Initiated Logout). */
export type LogoutRequest = {
  client: Client | undefined
  /** The subject of a valid id token that the application holds, expired or not. */
  subject: string | undefined
  logoutHint: string | undefined
  /** Where to go afterwards: registered by that application, else undefined. */
  target: string | undefined
}

type Query = Record<string, string | undefined>

/** Reads a request to end a session. What does not fit is left out, never an error: then the person is asked. */
export async function readLogoutRequest(provider: Provider, query: Query): Promise<LogoutRequest> {
  const hinted = await readHint(provider, query)
  const client = hinted?.client ?? (query.client_id ? await provider.Client.find(query.client_id) : undefined)
  return { client, subject: hinted?.subject, logoutHint: query.logout_hint, target: client && targetOf(client, query) }
}

async function readHint(provider: Provider, query: Query): Promise<{ client: Client; subject: string } | undefined> {
  const { id_token_hint: hint, client_id: named } = query
  if (!hint || hint.length > 16_384) return undefined
  const clientId = audienceOf(hint)
  if (!clientId || (named && named !== clientId)) return undefined
  const client = await provider.Client.find(clientId)
  if (!client) return undefined
  try {
    const { payload } = await provider.IdToken.validate(hint, client)
    return typeof payload.sub === 'string' ? { client, subject: payload.sub } : undefined
  } catch {
    return undefined
  }
}

function audienceOf(token: string): string | undefined {
  try {
    const { aud } = decodeJwt(token)
    return typeof aud === 'string' ? aud : undefined
  } catch {
    return undefined
  }
}

/** Exactly as registered; `state` goes along. */
function targetOf(client: Client, { post_logout_redirect_uri: uri, state }: Query): string | undefined {
  if (!uri || !client.postLogoutRedirectUriAllowed(uri)) return undefined
  const url = new URL(uri)
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}

/** The request on its way through the confirmation page. */
export type SealedLogout = { clientId: string | undefined; app: string | undefined; target: string | undefined }

export function sealLogout(keys: Keys, end: SealedLogout): string {
  return keys.for('end-session').seal(JSON.stringify(end))
}

export function openLogout(keys: Keys, token: string | undefined): SealedLogout | undefined {
  const opened = token && token.length < 8192 ? keys.for('end-session').open(token) : undefined
  return opened && (JSON.parse(opened.toString()) as SealedLogout)
}

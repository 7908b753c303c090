/** What an application registers (OpenID Connect Dynamic Client Registration names), as far as Genkan uses it. */
export type ClientMetadata = {
  application_type?: 'web' | 'native'
  redirect_uris?: string[]
  post_logout_redirect_uris?: string[]
  grant_types?: string[]
  response_types?: string[]
  token_endpoint_auth_method?: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none'
  id_token_signed_response_alg?: 'ES256' | 'RS256'
  subject_type?: 'public' | 'pairwise'
  sector_identifier_uri?: string
  jwks?: { keys: Record<string, unknown>[] }
  jwks_uri?: string
  scope?: string
  backchannel_logout_uri?: string
  backchannel_logout_session_required?: boolean
  require_pushed_authorization_requests?: boolean
  require_signed_request_object?: boolean
  dpop_bound_access_tokens?: boolean
  default_max_age?: number
  client_uri?: string
  logo_uri?: string
  policy_uri?: string
  tos_uri?: string
  /** Resource indicators of the APIs that it may ask tokens for. */
  resources?: string[]
  [name: string]: unknown
}

/** Of a name as the parser gives it (punycode), or an address. Others could end what it is put into, such as a CSP. */
const hostForm = /^(?:[\w.-]+|\[[\da-f:.]+\])?(?::\d+)?$/

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Says why a redirect address cannot be registered, or undefined when it can.
 *
 * It is compared character by character later, so it must be one exact address: https; http on the own machine only;
 * for native applications also a scheme of a domain name turned around (RFC 8252, 7.1).
 */
export function redirectMistake(uri: string, native: boolean): string | undefined {
  if (uri.includes('*')) return 'must be one exact address, without a wildcard'
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  if (!url || !hostForm.test(url.host) || uri.length > 1000 || /[\s\\\u0000-\u001f\u007f]/.test(uri))
    return 'is not a whole address'
  if (uri.includes('#')) return 'must not have a fragment'
  if (url.username || url.password) return 'must not carry a user name'
  if (url.protocol === 'https:') return undefined
  if (url.protocol === 'http:') return loopback.has(url.hostname) ? undefined : 'must use https'
  if (native && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol)) return undefined
  return native ? 'must use https or a scheme such as com.example.app' : 'must use https'
}

function webMistake(uri: string): string | undefined {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  if (
    !url ||
    !hostForm.test(url.host) ||
    (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname)))
  )
    return 'must use https'
  return url.username || url.password || uri.includes('#') ? 'must not carry a user name or a fragment' : undefined
}

const methods = new Set(['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'])
const grants = new Set([
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
])

/** Everything about this registration that cannot stand, one sentence each; empty when it can be kept. */
export function metadataMistakes(metadata: ClientMetadata): string[] {
  const mistakes: string[] = []
  const native = metadata.application_type === 'native'
  const grantTypes = metadata.grant_types ?? ['authorization_code', 'refresh_token']
  const method = metadata.token_endpoint_auth_method ?? 'client_secret_basic'
  const redirects = metadata.redirect_uris ?? []
  for (const uri of [...redirects, ...(metadata.post_logout_redirect_uris ?? [])]) {
    const mistake = redirectMistake(uri, native)
    if (mistake) mistakes.push(`${uri} ${mistake}`)
  }
  for (const name of [
    'backchannel_logout_uri',
    'jwks_uri',
    'sector_identifier_uri',
    'client_uri',
    'logo_uri',
    'policy_uri',
    'tos_uri',
  ]) {
    const mistake = typeof metadata[name] === 'string' ? webMistake(metadata[name]) : undefined
    if (mistake) mistakes.push(`${name} ${mistake}`)
  }
  for (const grant of grantTypes) if (!grants.has(grant)) mistakes.push(`grant type ${grant} is not offered`)
  if (!methods.has(method)) mistakes.push(`client authentication ${method} is not offered`)
  if (grantTypes.includes('authorization_code') && redirects.length === 0) mistakes.push('redirect_uris is empty')
  if (grantTypes.includes('client_credentials') && method === 'none')
    mistakes.push('client_credentials needs client authentication')
  if (method === 'private_key_jwt' && !metadata.jwks && !metadata.jwks_uri)
    mistakes.push('private_key_jwt needs jwks or jwks_uri')
  return mistakes
}

/** Whether an application with this registration authenticates itself with a secret. */
export function needsSecret(metadata: ClientMetadata): boolean {
  return (metadata.token_endpoint_auth_method ?? 'client_secret_basic').startsWith('client_secret_')
}

import type { Keys } from '../../../platform/crypto/index.ts'

type Consent = { sessionId: string | undefined; clientId: string }

/** Proof, on its way from the consent page back to the request, that this session allowed this application something. */
export function sealConsent(keys: Keys, grantId: string, { sessionId, clientId }: Consent): string {
  return keys.for('oauth-consent').seal(grantId, `${sessionId}\n${clientId}`)
}

export function openConsent(
  keys: Keys,
  token: string | undefined,
  { sessionId, clientId }: Consent,
): string | undefined {
  if (!token || !sessionId || token.length > 500) return undefined
  return keys.for('oauth-consent').open(token, `${sessionId}\n${clientId}`)?.toString()
}

import type { Configuration, RefreshToken } from 'oidc-provider'
import { grantSeconds } from '../../../services/applications/index.ts'

export const accessTokenSeconds = 60 * 60

const days = 24 * 60 * 60
const refreshIdleSeconds = 14 * days
const refreshSeconds = 90 * days

/** How long each thing that is handed out is good for, in seconds. */
export const lifetimes: Pick<Configuration, 'ttl'> = {
  ttl: {
    AccessToken: accessTokenSeconds,
    ClientCredentials: accessTokenSeconds,
    AuthorizationCode: 60,
    DeviceCode: 600,
    IdToken: 60 * 60,
    Interaction: 60 * 60,
    Session: 30 * days,
    Grant: grantSeconds,
    RefreshToken: (_ctx, token) => refreshTokenSeconds(token),
  },
}

/** Each use renews it, but never past 90 days after the first one. */
function refreshTokenSeconds({ iiat }: RefreshToken): number {
  const now = Math.floor(Date.now() / 1000)
  const left = (iiat ?? now) + refreshSeconds - now
  return Math.max(1, Math.min(refreshIdleSeconds, left))
}

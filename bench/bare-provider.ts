import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { type Configuration, Provider } from 'oidc-provider'
import { carryOut } from './child.ts'

/**
 * The limit of the OpenID endpoints: `oidc-provider` alone, with its memory adapter, set up like ours where it matters
 * for cost: opaque tokens, ES256, refresh tokens that change with each use.
 */
export type ProviderOrder = { clientId: string; clientSecret: string } | { mint: number }

export type Minted = { accessToken: string; refreshToken: string }

// That the memory adapter is not for production is the point of this comparison.
console.info = () => {}
console.warn = () => {}

let provider: Provider
let clientId = ''

carryOut(async (order: ProviderOrder) => {
  if ('mint' in order) return Promise.all(Array.from({ length: order.mint }, mint))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  clientId = order.clientId
  provider = new Provider(`http://localhost:${port}`, configurationOf(order.clientId, order.clientSecret))
  server.on('request', provider.callback())
  return port
})

function configurationOf(id: string, secret: string): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    clients: [
      {
        client_id: id,
        client_secret: secret,
        redirect_uris: ['http://localhost/callback'],
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    routes: {
      token: '/oauth/token',
      userinfo: '/oauth/userinfo',
      introspection: '/oauth/introspect',
    },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'bench' }] },
    cookies: { keys: ['not used by these endpoints'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: async (_ctx, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, name: '田中 愛子', email: 'person@example.com', email_verified: true }),
    }),
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
    },
  }
}

/** Tokens as a sign-in would have left them. */
async function mint(): Promise<Minted> {
  const client = await provider.Client.find(clientId)
  const accountId = crypto.randomUUID()
  const grant = new provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid profile email offline_access')
  const issued = {
    accountId,
    client: client!,
    grantId: await grant.save(),
    scope: 'openid profile email offline_access',
    gty: 'authorization_code',
    authTime: Math.floor(Date.now() / 1000),
    claims: {},
  }
  const refreshToken = await new provider.RefreshToken(issued).save()
  const accessToken = await new provider.AccessToken({ ...issued, gty: 'authorization_code' }).save()
  return { accessToken, refreshToken }
}

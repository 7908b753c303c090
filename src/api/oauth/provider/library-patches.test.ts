import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Provider } from 'oidc-provider'
import { patchSecretComparison, patchServiceTokens } from './library-patches.ts'

/** Read against library-patches.ts when it changes: each patch may then be wrong, or not needed any more. */
const readVersion = '9.13.3'

const clientId = 'service'

function open() {
  const kept: string[] = []
  const secretsSeen: string[] = []
  const provider = new Provider('http://localhost:1', {
    adapter: (name) => ({
      find: async () => ({
        client_id: clientId,
        client_secret: 'kept-as-a-hash',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      }),
      upsert: async () => void kept.push(name),
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
      consume: async () => undefined,
      destroy: async () => undefined,
      revokeByGrantId: async () => undefined,
    }),
    cookies: { keys: ['test'] },
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  })
  return { provider, kept, secretsSeen }
}

test('the library is the one that its patches were read against', () => {
  const manifest = new URL('../../../../node_modules/oidc-provider/package.json', import.meta.url)
  assert.equal(JSON.parse(readFileSync(manifest, 'utf8')).version, readVersion)
})

test('the library asks a client whether a secret is right, and the patch answers', async () => {
  const { provider } = open()
  assert.equal(provider.Client.prototype.compareClientSecret.length, 1)
  const seen: unknown[] = []
  patchSecretComparison(provider, (client, secret) => {
    seen.push([client.clientId, secret])
    return secret === 'right'
  })
  const client = await provider.Client.find(clientId)
  assert.equal(await client?.compareClientSecret('right'), true)
  assert.equal(await client?.compareClientSecret('wrong'), false)
  assert.deepEqual(seen, [
    [clientId, 'right'],
    [clientId, 'wrong'],
  ])
})

test('a token of a service is worth what the patch makes of it, and the library keeps nothing', async () => {
  const { provider, kept } = open()
  const payloads: Record<string, unknown>[] = []
  patchServiceTokens(provider, (payload) => {
    payloads.push(payload)
    return 'sealed'
  })
  const client = await provider.Client.find(clientId)
  assert.ok(client)
  const token = new provider.ClientCredentials({ client, scope: 'read' })
  assert.equal(await token.save(), 'sealed')
  assert.deepEqual(kept, [])
  assert.equal(payloads.length, 1)
  assert.deepEqual(Object.keys(payloads[0] ?? {}).sort(), ['clientId', 'exp', 'extra', 'iat', 'jti', 'kind', 'scope'])
})

test('a client can tell itself of an ended session', async () => {
  const { provider } = open()
  const client = await provider.Client.find(clientId)
  assert.equal(typeof Reflect.get(client ?? {}, 'backchannelLogout'), 'function')
  assert.equal(Reflect.get(client ?? {}, 'backchannelLogout').length, 2)
})

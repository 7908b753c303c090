import { randomBytes } from 'node:crypto'
import type { Minted, ProviderOrder } from '../bare-provider.ts'
import { type Child, generator, startChild } from '../child.ts'
import { basic, makeClient, signInsTo } from '../clients.ts'
import { type Genkan, startGenkan } from '../genkan.ts'
import type { Work } from '../load.ts'
import { signInToApplication } from '../openid.ts'
import { compare, costUnderLoad, type Measured } from '../rounds.ts'
import { type Row, rate } from '../table.ts'
import { formRequest, getRequest, openWire } from '../wire.ts'

const connections = 16
const seconds = 3
/** Long enough that what is compiled while it runs is compiled. */
const warmUpSeconds = 8
/** Accounts whose tokens are asked about. */
const people = 64

/** One provider, ours or the bare one, with a client and the tokens of some people. */
type Provider = {
  pid: number
  port: number
  host: string
  authorization: string
  tokens: Minted[]
  /** Tokens that nobody has used yet. */
  mint(): Promise<Minted[]>
}

type Endpoint = { what: string; most: number; work(provider: Provider): Work }

const endpoints: Record<string, Endpoint> = {
  'client-credentials': {
    what: 'one client-credentials grant',
    most: 1.6,
    work: ({ host, authorization }) => ({
      kind: 'repeat',
      requests: [
        formRequest(host, '/oauth/token', { grant_type: 'client_credentials' }, { Authorization: authorization }),
      ],
      status: 200,
    }),
  },
  refresh: {
    what: 'one refresh-token grant',
    most: 2.5,
    work: ({ host, authorization, tokens }) => ({
      kind: 'refresh',
      host,
      authorization,
      chains: tokens.map(({ refreshToken }) => refreshToken),
    }),
  },
  userinfo: {
    what: 'one userinfo',
    most: 2.5,
    work: ({ host, tokens }) => ({
      kind: 'repeat',
      requests: tokens.map(({ accessToken }) =>
        getRequest(host, '/oauth/userinfo', { Authorization: `Bearer ${accessToken}` }),
      ),
      status: 200,
    }),
  },
  introspection: {
    what: 'one introspection',
    most: 2.5,
    work: ({ host, authorization, tokens }) => ({
      kind: 'repeat',
      requests: tokens.map(({ accessToken }) =>
        formRequest(host, '/oauth/introspect', { token: accessToken }, { Authorization: authorization }),
      ),
      status: 200,
    }),
  },
}

/** Makes the bench of one endpoint, against bare `oidc-provider` with its memory adapter. */
export function grant(name: keyof typeof endpoints): () => Promise<Row[]> {
  const { what, most, work } = endpoints[name]!
  return async () => {
    await using genkan = await startGenkan()
    await using bare = startChild(import.meta.resolve('../bare-provider.ts'))
    await using load = generator()
    const { ratio, ours, reference } = await compare(
      measure(load, await openOurs(genkan), work),
      measure(load, await openBare(bare), work),
    )
    return [
      {
        what,
        measured: ratio,
        digits: 2,
        unit: 'times bare',
        most,
        beside: `${(ours.cpuMs * 1000).toFixed(0)} µs of CPU against ${(reference.cpuMs * 1000).toFixed(0)}; ${rate(ours.perSecond)} against ${rate(reference.perSecond)}`,
      },
    ]
  }
}

function measure(load: Child, provider: Provider, work: Endpoint['work']): Measured {
  const run = async (forSeconds: number) => {
    const { pid, port } = provider
    // Fresh chains: the memory adapter grows slower with each token that hangs on a grant.
    const tokens = await provider.mint()
    return costUnderLoad(load, pid, { port, connections, seconds: forSeconds, work: work({ ...provider, tokens }) })
  }
  return { warmUp: () => run(warmUpSeconds), round: () => run(seconds) }
}

async function openOurs(genkan: Genkan): Promise<Provider> {
  const { pid, port, host } = genkan
  const client = await makeClient(genkan)
  let came = 0
  const mint = async () => {
    const wire = await openWire(port)
    const minted: Minted[] = []
    const signIns = signInsTo(client, genkan, people, came)
    came += people
    for (const signIn of signIns) {
      const tokens = await signInToApplication(wire, signIn)
      minted.push({ accessToken: tokens.access_token, refreshToken: tokens.refresh_token! })
    }
    wire.close()
    return minted
  }
  return { pid, port, host, authorization: client.authorization, tokens: [], mint }
}

async function openBare(bare: Child): Promise<Provider> {
  const [clientId, clientSecret] = ['bench', randomBytes(32).toString('base64url')]
  const port = await bare.ask<number>({ clientId, clientSecret } satisfies ProviderOrder)
  const mint = () => bare.ask<Minted[]>({ mint: people } satisfies ProviderOrder)
  return {
    pid: bare.pid,
    port,
    host: `localhost:${port}`,
    authorization: basic(clientId, clientSecret),
    tokens: [],
    mint,
  }
}

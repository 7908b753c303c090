import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openKeys } from '../../platform/crypto/index.ts'
import { cookieNames, readBrowserCookies } from '../../platform/http/index.ts'
import type { NewFlow } from './flow.ts'
import { type FlowCarrier, openFlows } from './open-flows.ts'
import { pack, unpack } from './pack.ts'

const flows = openFlows(openKeys([Buffer.alloc(32, 1)]), { secure: true })

/** A browser that keeps cookies from one request to the next. */
function browser() {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    header,
    request: (): FlowCarrier => ({
      jar: readBrowserCookies(header(), cookieNames(true)),
      setCookie(cookie) {
        const [pair = '', ...attributes] = cookie.split('; ')
        const end = pair.indexOf('=')
        if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, end))
        else cookies.set(pair.slice(0, end), pair.slice(end + 1))
      },
    }),
  }
}

const clientId = '01a22848-2c3f-7332-bf3c-a1b752b8c5f3'

/** What a common application sends with PKCE, and what the person typed until the code page. */
const typical: NewFlow = {
  requirement: {
    clientId,
    name: '勤怠管理',
    kind: 'organization',
    organizationId: clientId,
    organizationName: 'Acme 株式会社',
  },
  params: {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'https://attendance.example.co.jp/oauth/callback',
    scope: 'openid profile email offline_access',
    state: 'x'.repeat(43),
    nonce: 'y'.repeat(43),
    code_challenge: 'z'.repeat(43),
    code_challenge_method: 'S256',
  },
  formActions: ['https://attendance.example.co.jp'],
}

test('a usual sign-in from an application takes well under a kilobyte of cookie', () => {
  const { request, cookies } = browser()
  const at = request()
  const { id } = flows.begin(at, typical)
  const name = `__Host-genkan_flow_${id}`
  assert.ok((cookies.get(name) as string).length < 700, `${cookies.get(name)?.length} bytes`)
  const identifier = { kind: 'email', value: 'aiko.tanaka@example.co.jp', norm: 'aiko.tanaka@example.co.jp' } as const
  flows.change(at, { ...typical, id, at: 0 }, { identifier, challenge: 'c'.repeat(43) })
  assert.ok((cookies.get(name) as string).length < 900, `${cookies.get(name)?.length} bytes`)
})

test('five usual flows, and what stays known of five more, leave room in a header line of 8 kB', () => {
  const { request, header, cookies } = browser()
  for (let n = 0; n < 12; n += 1) flows.begin(request(), typical)
  assert.equal(cookies.size, 10)
  assert.ok(header().length < 6000, `${header().length} bytes`)
})

test('of six flows the first gives way, and it is still known which application waited in it', () => {
  const { request } = browser()
  const ids = Array.from({ length: 6 }, () => flows.begin(request(), typical).id)
  assert.equal(flows.read(request(), ids[0]), undefined)
  assert.equal(flows.gaveWay(request(), ids[0] as string)?.name, '勤怠管理')
  for (const id of ids.slice(1)) assert.equal(flows.read(request(), id)?.params?.state, 'x'.repeat(43))
})

test('a way to a page of our own never takes the place of one in which an application waits', () => {
  const { request } = browser()
  const waiting = Array.from({ length: 5 }, () => flows.begin(request(), typical).id)
  const own = Array.from({ length: 4 }, () => flows.begin(request(), { to: '/account' }).id)
  assert.equal(flows.read(request(), own[0]), undefined)
  for (const id of own.slice(1)) assert.ok(flows.read(request(), id))
  for (const id of waiting) assert.ok(flows.read(request(), id))
})

test('a cookie opens under its own id only, and a changed one opens nothing', () => {
  const { request, cookies } = browser()
  const [one, two] = [flows.begin(request(), { to: '/account' }).id, flows.begin(request(), typical).id]
  const [first, second] = [one, two].map((id) => cookies.get(`__Host-genkan_flow_${id}`) as string)
  cookies.set(`__Host-genkan_flow_${one}`, second as string)
  assert.equal(flows.read(request(), one), undefined)
  cookies.set(`__Host-genkan_flow_${one}`, `${(first as string).slice(0, -2)}AA`)
  assert.equal(flows.read(request(), one), undefined)
  assert.ok(flows.read(request(), two))
})

test('an id of another browser is worth nothing, also to change it', () => {
  const [mine, yours] = [browser(), browser()]
  const flow = flows.begin(mine.request(), typical)
  assert.equal(flows.read(yours.request(), flow.id), undefined)
  const at = yours.request()
  const changed = flows.change(at, flow, { to: '/account' })
  assert.notEqual(changed.id, flow.id)
  assert.equal(flows.read(mine.request(), flow.id)?.to, undefined)
})

test('a page that begins with nothing has no flow until something is to be kept', () => {
  const { request, cookies } = browser()
  const at = request()
  const flow = flows.resume(at, undefined, { to: undefined })
  assert.equal(flow.id, '')
  assert.equal(cookies.size, 0)
  assert.match(flows.change(at, flow, { to: '/account' }).id, /^o[\da-f]{14}$/)
})

test('whatever a flow holds comes back as it was', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 }).map((each) => each.toWellFormed())
  const some = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined })
  const params = fc.dictionary(
    fc.constantFrom('client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge', '~sub', 'claims'),
    text,
  )
  const flow = fc.record({
    id: fc.constant('o00000000000000'),
    at: fc.nat(),
    requirement: some(
      fc.record({
        clientId: text,
        name: text,
        kind: fc.constantFrom('personal' as const, 'organization' as const, 'any' as const),
      }),
    ),
    params: some(params),
    to: some(text),
    accountKind: some(fc.constantFrom('personal' as const, 'organization' as const)),
    tried: some(fc.array(text)),
    paused: some(fc.constant(true as const)),
    authAfter: some(fc.nat()),
  })
  fc.assert(
    fc.property(flow, fc.nat(), fc.boolean(), (kept, used, over) => {
      const back = unpack(kept.id, pack({ flow: kept, used, over }))
      const { formActions: _, params: backParams, ...rest } = back.flow
      const { params: keptParams, ...expected } = JSON.parse(JSON.stringify(kept))
      assert.deepEqual(JSON.parse(JSON.stringify(rest)), expected)
      for (const [name, value] of Object.entries(keptParams ?? {})) assert.equal(backParams?.[name], value)
      assert.deepEqual([back.used, back.over], [used, over])
    }),
  )
})

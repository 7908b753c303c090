import { type Flow, formActionsOf } from './flow.ts'

/** A flow as its cookie keeps it: with short names, and without what can be told from the rest. */
export type Kept = {
  flow: Flow
  /** When the cookie was made, in seconds since 1970. */
  used: number
  /** Given up for newer ones: only the application that waited is still known. */
  over: boolean
}

type Packed = {
  a: number
  u: number
  o?: 1
  /** clientId, name, kind, organizationId, organizationName */
  d?: string[]
  p?: Record<string, string>
  /** value, norm */
  i?: string[]
} & Record<string, unknown>

/** Of what is kept as it is. */
const names = {
  formActions: 'f',
  prompt: 'r',
  loginHint: 'h',
  accountId: 'c',
  authAfter: 's',
  consent: 'g',
  to: 't',
  accountKind: 'k',
  tried: 'y',
  plainMail: 'm',
  paused: 'w',
  lost: 'l',
  challenge: 'q',
  authentication: 'n',
} as const satisfies Partial<Record<keyof Flow, string>>

/** The library passes on only parameters that it knows, and none of those has one letter. */
const paramNames = {
  client_id: 'c',
  redirect_uri: 'r',
  scope: 's',
  state: 't',
  nonce: 'n',
  code_challenge: 'h',
  code_challenge_method: 'm',
  response_type: 'y',
  response_mode: 'o',
  ui_locales: 'l',
} as const

const longParamNames: Record<string, string> = Object.fromEntries(
  Object.entries(paramNames).map(([long, short]) => [short, long]),
)

export function pack({ flow, used, over }: Kept): string {
  const { requirement, identifier, params, formActions } = flow
  // Both moments whole: the length of a cookie says how much a flow holds, and nothing of how long it was used.
  const packed: Packed = { a: flow.at, u: used }
  if (over) packed.o = 1
  if (requirement)
    packed.d = trimmed([
      requirement.clientId,
      requirement.name,
      requirement.kind,
      requirement.organizationId,
      requirement.organizationName,
    ])
  if (identifier) packed.i = trimmed([identifier.value, identifier.norm === identifier.value ? '' : identifier.norm])
  if (params) packed.p = packParams(params, requirement?.clientId)
  for (const [name, short] of entriesOf(names)) if (flow[name] !== undefined) packed[short] = flow[name]
  if (String(formActions) === String(formActionsOf(params?.redirect_uri))) delete packed[names.formActions]
  return JSON.stringify(packed)
}

export function unpack(id: string, text: string): Kept {
  const packed = JSON.parse(text) as Packed
  const flow: Flow = { id, at: packed.a }
  if (packed.d) {
    const [clientId = '', name = '', kind = 'any', organizationId, organizationName] = packed.d
    flow.requirement = { clientId, name, kind: kind as NonNullable<Flow['requirement']>['kind'] }
    if (organizationId) Object.assign(flow.requirement, { organizationId, organizationName })
  }
  if (packed.i) {
    const [value = '', norm] = packed.i
    flow.identifier = { kind: value.includes('@') ? 'email' : 'phone', value, norm: norm || value }
  }
  if (packed.p) flow.params = unpackParams(packed.p, flow.requirement?.clientId)
  for (const [name, short] of entriesOf(names))
    if (packed[short] !== undefined) Object.assign(flow, { [name]: packed[short] })
  flow.formActions ??= formActionsOf(flow.params?.redirect_uri)
  return { flow, used: packed.u, over: packed.o === 1 }
}

function packParams(params: Record<string, string>, clientId: string | undefined): Record<string, string> {
  const usual = usualParams(params, clientId)
  const packed: Record<string, string> = {}
  for (const [name, value] of Object.entries(params)) {
    if (usual[name] === value) continue
    packed[Object.hasOwn(paramNames, name) ? paramNames[name as keyof typeof paramNames] : name] = value
  }
  return packed
}

function unpackParams(packed: Record<string, string>, clientId: string | undefined): Record<string, string> {
  const named = Object.entries(packed).map(([name, value]) => [longParamNames[name] ?? name, value] as const)
  const params = Object.fromEntries(named)
  return { ...usualParams(params, clientId), ...params }
}

/** What nearly every request says: it is left out. A request has a redirect_uri; a device's code has none. */
function usualParams(params: Record<string, string>, clientId: string | undefined): Record<string, string> {
  return {
    ...(clientId && { client_id: clientId }),
    ...(params.redirect_uri && { response_type: 'code' }),
    ...(params.code_challenge && { code_challenge_method: 'S256' }),
  }
}

/** Without what is missing at the end. */
function trimmed(list: (string | undefined)[]): string[] {
  const end = list.findLastIndex((each) => each)
  return list.slice(0, end + 1).map((each) => each ?? '')
}

function entriesOf<Names extends object>(list: Names) {
  return Object.entries(list) as [keyof Names, Names[keyof Names] & string][]
}

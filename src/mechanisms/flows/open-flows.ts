import type { Keys } from '../../platform/crypto/index.ts'
import { randomToken } from '../../platform/crypto/index.ts'
import { type BrowserCookies, cookieMaker, type Web } from '../../platform/http/index.ts'
import type { Flow, NewFlow } from './flow.ts'
import { type Kept, pack, unpack } from './pack.ts'

/** A request as far as flows need it, where it is not one of the pages' own. */
export type FlowCarrier = {
  readonly jar: Pick<BrowserCookies, 'flows'>
  setCookie(cookie: string): void
}

type Place = Web | FlowCarrier

/**
 * Where a person is going. Addresses and forms only name it, by an id; what it holds stands sealed in a cookie of that
 * id, so that nobody but this browser can go on in it, and nobody else can choose where it leads (ATK-066).
 *
 * In a browser at most five wait for an application, and three go to pages of our own; the one that was used longest
 * ago gives way. Each lives for 24 hours after its last use.
 */
export interface Flows {
  begin(at: Place, flow: NewFlow): Flow
  /** The flow of this id in this browser, or undefined: given up, forgotten, or of another browser. */
  read(at: Place, id: string | undefined): Flow | undefined
  /** Goes on with the flow of a page, or begins a new one. One that holds nothing has no id before it is changed. */
  resume(at: Place, id: string | undefined, fresh: NewFlow): Flow
  /** Keeps the changes; the id stays. Every page of the flow that is open beside this one sees them. */
  change(at: Place, flow: Flow, changes: Partial<NewFlow>): Flow
  /** Whether it would be too much for a cookie, or for all of this browser's together. */
  isTooLarge(at: Place, flow: NewFlow): boolean
  /** Gives one up whose request is gone. */
  giveUp(at: Place, flow: Flow): void
  /** Gives all of this browser's up. */
  drop(at: Place): void
  /** Which application waited in a flow that gave way to newer ones; undefined for any other id. */
  gaveWay(at: Place, id: string): Flow['requirement']
  /** For a row in the database: a mailed link, an investigation. */
  seal(flow: Flow | NewFlow): string
  /** Opens what `seal` sealed. Its id is that of the browser in which it was sealed. */
  unseal(text: string): Flow | undefined
  /** Goes on with what was unsealed, where it is certain that it was sealed in this very browser. */
  reopen(at: Place, flow: Flow): Flow
}

/** `over`: those that gave way, of which it is still known which application waited. */
const most = { application: 5, own: 3, over: 5 }
/** What a flow may begin with, so that with all that is added on the way it stays below the 4 kB of a cookie. */
const longestBeginning = 2600
/** So much for all of a browser: proxies commonly take header lines of 8 kB. */
const longestTogether = 6000
const small = 1000
const refreshSeconds = 60 * 60

/** Of an id can be told whether an application waits, also when nothing else is known any more. */
const idShape = /^[ao][\da-f]{14}$/

/** Whole flows were sealed in addresses before: pages that are still open from then. */
const longestId = 100

/** Whether an application waited in the flow of this id. It tells nothing else: ids can be made up. */
export function waitsForApplication(id: string): boolean {
  return (idShape.test(id) && id.startsWith('a')) || id.length > longestId
}

export function openFlows(keys: Keys, { secure }: { secure: boolean }): Flows {
  const key = keys.for('flow')
  const cookies = cookieMaker(secure)
  const requests = new WeakMap<object, BrowserFlows>()

  const flowsAt = (at: Place): BrowserFlows => {
    const known = requests.get(at)
    if (known) return known
    const made = browserFlows(carrierOf(at))
    requests.set(at, made)
    return made
  }

  type BrowserFlows = ReturnType<typeof browserFlows>

  /** What one browser has, as this request found it and as it leaves it. */
  function browserFlows(carrier: FlowCarrier) {
    const { jar } = carrier
    const found = new Map<string, Kept | undefined>()

    function find(id: string): Kept | undefined {
      if (found.has(id)) return found.get(id)
      const sealed = jar.flows.get(id)
      const opened = sealed && key.open(sealed, id)
      const kept = opened ? unpack(id, opened.toString()) : undefined
      found.set(id, kept)
      return kept
    }

    function write(kept: Kept): void {
      const { id } = kept.flow
      found.set(id, kept)
      carrier.setCookie(cookies.flow(id, key.seal(pack(kept), id)))
    }

    function clear(id: string): void {
      found.set(id, undefined)
      carrier.setCookie(cookies.clearFlow(id))
    }

    const ids = () => [...new Set([...jar.flows.keys(), ...found.keys()])]

    /** Gives up what was used longest ago, until one more of its kind has its place. */
    function makeRoom(kind: 'application' | 'own'): void {
      const all = ids().map((id) => ({ id, kept: find(id) }))
      // What cannot be opened was changed, or sealed with a secret that is gone.
      for (const { id, kept } of all) if (!kept && jar.flows.has(id)) clear(id)
      // Browsers send what they got first first: of those of one second, the earlier gives way.
      const kept = all
        .flatMap((each) => each.kept ?? [])
        .reverse()
        .sort(lastUsedFirst)
      const alike = kept.filter(({ flow, over }) => !over && kindOf(flow) === kind)
      for (const each of alike.slice(most[kind] - 1)) giveUp(each)
    }

    /** It stays known for a while which application waited. */
    function giveUp({ flow: { id, at, requirement }, used }: Kept): void {
      if (!requirement) {
        clear(id)
        return
      }
      write({ flow: { id, at, requirement }, used, over: true })
      const over = [...ids()].flatMap((each) => find(each) ?? []).filter((each) => each.over)
      for (const { flow } of over.sort(lastUsedFirst).slice(most.over)) clear(flow.id)
    }

    return {
      find,
      write,
      makeRoom,
      giveUp,
      clearAll: () => ids().forEach(clear),
      lengthOfAll: () => [...jar.flows.values()].reduce((sum, sealed) => sum + sealed.length, 0),
    }
  }

  function begin(at: Place, flow: NewFlow): Flow {
    const here = flowsAt(at)
    here.makeRoom(kindOf(flow))
    const begun = { ...flow, id: newId(flow), at: now() }
    here.write({ flow: begun, used: begun.at, over: false })
    return begun
  }

  function read(at: Place, id: string | undefined): Flow | undefined {
    if (!id || !idShape.test(id)) return undefined
    const here = flowsAt(at)
    const kept = here.find(id)
    if (!kept || kept.over) return undefined
    // A page that is looked at again and again lives on.
    if (now() - kept.used > refreshSeconds) here.write({ ...kept, used: now() })
    return kept.flow
  }

  return {
    begin,
    read,
    resume(at, id, fresh) {
      const known = read(at, id)
      if (known) return known
      const holds = Object.values(fresh).some((value) => value !== undefined)
      return holds ? begin(at, fresh) : nothing()
    },
    change(at, flow, changes) {
      const { id, at: began, ...rest } = { ...flow, ...changes }
      if (!read(at, id)) return begin(at, rest)
      const changed = { ...rest, id, at: began }
      flowsAt(at).write({ flow: changed, used: now(), over: false })
      return changed
    },
    isTooLarge(at, flow) {
      const begun = { ...flow, id: '', at: now() }
      const length = (Buffer.byteLength(pack({ flow: begun, used: begun.at, over: false })) + 28) * (4 / 3)
      return length > longestBeginning || (length > small && length + flowsAt(at).lengthOfAll() > longestTogether)
    },
    giveUp: (at, flow) => flowsAt(at).giveUp({ flow, used: now(), over: false }),
    drop: (at) => flowsAt(at).clearAll(),
    gaveWay(at, id) {
      const kept = idShape.test(id) ? flowsAt(at).find(id) : undefined
      return kept?.over ? kept.flow.requirement : undefined
    },
    seal: (flow) => key.seal(JSON.stringify(flow)),
    unseal(text) {
      const opened = key.open(text)
      return opened && { ...nothing(), ...(JSON.parse(opened.toString()) as Partial<Flow>) }
    },
    reopen(at, { id, at: _, ...flow }) {
      return read(at, id) ?? begin(at, flow)
    },
  }
}

function carrierOf(at: Place): FlowCarrier {
  if ('setCookie' in at) return at
  return { jar: at.get('jar'), setCookie: (cookie) => at.header('Set-Cookie', cookie, { append: true }) }
}

function kindOf({ requirement }: NewFlow): 'application' | 'own' {
  return requirement ? 'application' : 'own'
}

function newId(flow: NewFlow): string {
  return kindOf(flow).charAt(0) + Buffer.from(randomToken(7), 'base64url').toString('hex')
}

function nothing(): Flow {
  return { id: '', at: now() }
}

function lastUsedFirst(a: Kept, b: Kept): number {
  return b.used - a.used
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

import { type Flow, type FlowCarrier, type Flows, type NewFlow, openFlows } from '../src/mechanisms/flows/index.ts'
import type { Config } from '../src/platform/config/index.ts'
import type { Keys } from '../src/platform/crypto/index.ts'
import { cookieNames, readBrowserCookies } from '../src/platform/http/index.ts'

type House = { keys: Keys; config: Pick<Config, 'secure'> }
type Browser = { cookies: Map<string, string> }

function at({ keys, config }: House, { cookies }: Browser): { flows: Flows; place: FlowCarrier } {
  const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const place: FlowCarrier = {
    jar: readBrowserCookies(header, cookieNames(config.secure)),
    setCookie(cookie) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const end = pair.indexOf('=')
      if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, end))
      else cookies.set(pair.slice(0, end), pair.slice(end + 1))
    },
  }
  return { flows: openFlows(keys, config), place }
}

/** Gives a browser a flow, as a page of ours does. Returns its id. */
export function givenFlow(house: House, browser: Browser, flow: NewFlow): string {
  const { flows, place } = at(house, browser)
  return flows.begin(place, flow).id
}

/** What a flow holds in this browser. */
export function flowIn(house: House, browser: Browser, id: string | null | undefined): Flow | undefined {
  const { flows, place } = at(house, browser)
  return flows.read(place, id ?? undefined)
}

/** Changes a flow behind the back of its pages. */
export function changeFlow(house: House, browser: Browser, id: string, changes: Partial<NewFlow>): void {
  const { flows, place } = at(house, browser)
  const flow = flows.read(place, id)
  if (!flow) throw new Error(`no flow ${id} in this browser`)
  flows.change(place, flow, changes)
}

/** Gives a real browser a flow. Returns its id. */
export async function givenFlowIn(
  house: House & { url: string },
  context: { addCookies(cookies: { name: string; value: string; url: string }[]): Promise<void> },
  flow: NewFlow,
): Promise<string> {
  const cookies = new Map<string, string>()
  const id = givenFlow(house, { cookies }, flow)
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: house.url })))
  return id
}

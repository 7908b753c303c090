import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import type { Flow } from '../../../mechanisms/flows/index.ts'
import { issueOnce, peekOnce, spendOnce } from '../../../mechanisms/one-time/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import { type Html, raw } from '../../../platform/html/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { guideOf } from '../guides/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { backTo, visitOfAddress } from './visit.ts'
import { goPage, phonePage } from './way-pages.ts'

const type = 'helper_go'
const minutes = 10
const perHour = 60

/** "Continue on my phone": a one-time link as a QR code. It carries where one is going, and never a sign-in. */
export function phoneRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, config, db, keys, flows, timeText } = deps

  routes.get('/helper/phone', async (c) => {
    const visit = await visitOfAddress(deps, c)
    const steps = c.req.query('steps')
    const guide = steps && guideOf(steps, c.get('language')) ? `${config.url}/helper/guides/${steps}` : undefined
    if (!guide) {
      const taken = await takeOne(db, keys, 'helper phone', platform.clientOf(c).address, {
        times: perHour,
        seconds: 3600,
      })
      if (!taken.ok) {
        const wait = problem('too_many_requests', { time: timeText(taken.until, c.get('language')) })
        return platform.problemPage(c, wait, 429, backTo(visit))
      }
    }
    const link = guide ?? `${config.url}/helper/go/${await issue(visit.flow)}`
    return page(
      c,
      phonePage(c.get('view'), {
        svg: drawn(link),
        link,
        steps: guide !== undefined,
        app: visit.flow.demand !== undefined,
        back: visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
        known: visit.seen !== undefined,
      }),
    )
  })

  /** Only what the person typed or chose: the application's own request stays in the browser that it came from. */
  function issue({ identifier, accountKind, to, demand }: Flow): Promise<string> {
    return issueOnce(db, type, { minutes, data: { identifier, accountKind, to, app: demand?.name } })
  }

  routes.get('/helper/go/:token', async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, type, token)
    if (seen.state !== 'open') return over(c, seen.state === 'expired' ? seen.at : undefined)
    const { identifier, app } = readCarried(seen.entry.data)
    return page(
      c,
      goPage(c.get('view'), { action: `/helper/go/${encodeURIComponent(token)}`, address: identifier?.value, app }),
    )
  })

  routes.post('/helper/go/:token', async (c) => {
    const spent = await spendOnce(db, type, c.req.param('token'))
    if (!spent) return over(c, undefined)
    const { identifier, accountKind, to } = readCarried(spent.data)
    const flow = flows.make({ identifier, accountKind, to })
    return redirect(c, `${identifier ? '/sign-in/password' : '/sign-in'}?flow=${flow}`)
  })

  function over(c: Web, at: Date | undefined): Response {
    const said = at ? problem('link_expired', { time: timeText(at, c.get('language')) }) : problem('link_used')
    return page(c, goPage(c.get('view'), { action: '', problem: said }), said.status)
  }

  return routes
}

type Carried = Pick<Flow, 'identifier' | 'accountKind' | 'to'> & { app?: string }

function readCarried(data: Record<string, unknown>): Carried {
  return data as Carried
}

/** Dark on light whatever the colours of the page: cameras want it so. */
function drawn(link: string): Html {
  return raw(renderSVG(link, { border: 2, ecc: 'M' }))
}

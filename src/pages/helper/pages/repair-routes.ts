import { Hono } from 'hono'
import type { RepairId, SymptomId } from '../../../diagnosis/index.ts'
import { issueOnce } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { deviceOf, guideOf } from '../guides/index.ts'
import { isAvailable, isRepair, type MessageId, wayOf } from '../repairs/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { guidePage, guidesPage } from './guide-page.ts'
import { messageIds, messagePage, personPage } from './person-pages.ts'
import { backTo, placeOf, type Visit, visitOf, visitOfAddress, within } from './visit.ts'
import { notMePage, waysPage } from './way-pages.ts'

const restoreMinutes = 30
/** Codes and links do not arrive, by mail or by text message. */
const notArriving = new Set<SymptomId | null | undefined>(['Y7', 'Y8'])
/** The flow travels in addresses: it stays short. */
const mostTried = 8

/** Where every repair is done: it is noted, and the person goes on to the page that does it. */
export function repairRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, service, config, db } = deps

  routes.post('/helper/repair', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const { repair } = read.form
    if (!isRepair(repair) || !isAvailable(repair, { signUp: config.signUp })) return redirect(c, backTo(visit))
    // Only what was offered at this level is done: some repairs stand for what others may not know.
    if (visit.seen && !isOffered(visit, repair)) return redirect(c, backTo(visit))
    if (visit.caseToken) await note(c, visit.caseToken, repair)
    return redirect(c, await addressOf(repair, withTried(visit, repair)))
  })

  /** Until the person says, or signs in, it counts as begun and not carried through. */
  function note(c: Web, token: string, repair: RepairId): Promise<boolean> {
    if (repair === 'person') return service.add(c, token, { person: true })
    return service.add(c, token, { tried: { id: repair, outcome: 'cancelled' } })
  }

  async function addressOf(repair: RepairId, visit: Visit): Promise<string> {
    const way = wayOf(repair)
    if (way.by === 'guide') return within(`/helper/guides/${way.guide}`, visit)
    if (way.by === 'message') return within(`/helper/ask/${way.message}`, visit)
    if (way.by !== 'page') return backTo(visit)
    return way.to(placeOf(deps, visit, restoreLink(visit)))
  }

  /** Whoever proved a contact of a closed personal account may bring it back, as after the right password. */
  function restoreLink(visit: Visit) {
    return async (accountId: string) => {
      const own = visit.seen?.accounts.find((account) => account.accountId === accountId)
      if (!own) return backTo(visit)
      // A personal account is its own owner.
      const token = await issueOnce(db, 'restore', { ownerId: accountId, accountId, minutes: restoreMinutes })
      return `/account/restore/${token}`
    }
  }

  /** One of several own accounts was meant: sign-in goes on with its kind. */
  routes.post('/helper/account', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const own = visit.seen?.accounts.find((account) => account.accountId === read.form.account)
    if (!own || !visit.flow.identifier) return redirect(c, backTo(visit))
    await service.add(c, visit.caseToken, { tried: { id: 'switch_account', outcome: 'cancelled' } })
    return redirect(c, `/sign-in/password?flow=${deps.flows.change(visit.flow, { accountKind: own.kind })}`)
  })

  routes.get('/helper/guides', (c) => page(c, guidesPage(c.get('view'))))

  routes.get('/helper/guides/:id', async (c) => {
    const guide = guideOf(c.req.param('id'), c.get('language'))
    if (!guide) return redirect(c, '/helper/guides')
    const visit = await visitOfAddress(deps, c)
    return page(
      c,
      guidePage(c.get('view'), {
        guide,
        device: deviceOf(c.req.header('user-agent')),
        domain: domainOf(visit),
        from: addressIn(config.mailFrom),
        back: visit.caseToken ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
        caseToken: visit.caseToken,
      }),
    )
  })

  routes.get('/helper/ask/:message', async (c) => {
    const id = messageIds.find((each) => each === c.req.param('message')) as MessageId | undefined
    if (!id) return redirect(c, '/helper')
    const visit = await visitOfAddress(deps, c)
    const { flow, seen } = visit
    return page(
      c,
      messagePage(c.get('view'), {
        id,
        app: flow.demand?.name,
        account: flow.identifier?.value,
        attempt: seen?.attemptLabel,
        back: seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
        known: seen !== undefined,
      }),
    )
  })

  routes.get('/helper/person', async (c) => {
    const visit = await visitOfAddress(deps, c)
    return page(
      c,
      personPage(c.get('view'), {
        seen: visit.seen,
        device: platform.clientOf(c).device,
        support: config.support,
        back: visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
      }),
    )
  })

  routes.get('/helper/ways', async (c) => {
    const visit = await visitOfAddress(deps, c)
    const known = c.get('jar').browserHash !== undefined
    const back = visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`
    const unreached = notArriving.has(visit.seen?.result.symptom)
    return page(c, waysPage(c.get('view'), { flow: visit.flowToken, case: visit.caseToken, known, unreached, back }))
  })

  routes.get('/helper/not-me', async (c) => {
    const visit = await visitOfAddress(deps, c)
    const back = visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`
    return page(c, notMePage(c.get('view'), { flow: visit.flowToken, back, known: visit.seen !== undefined }))
  })

  return routes
}

/** The goal knows too what was tried on the way, so a page that fails again offers something else. */
function withTried(visit: Visit, repair: RepairId): Visit {
  const tried = [...new Set([...(visit.flow.tried ?? []), repair])].slice(-mostTried)
  return { ...visit, flow: { ...visit.flow, tried } }
}

function isOffered({ seen }: Visit, repair: RepairId): boolean {
  const { repairs, findings } = (seen as NonNullable<Visit['seen']>).result
  return [...repairs, ...findings.flatMap((finding) => finding.repairs)].some(({ id }) => id === repair)
}

/** The domain that the person typed themselves: whose settings to show. */
function domainOf({ flow }: Visit): string | undefined {
  const norm = flow.identifier?.kind === 'email' ? flow.identifier.norm : undefined
  return norm?.slice(norm.lastIndexOf('@') + 1)
}

function addressIn(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from
}

import { Hono } from 'hono'
import type { RepairId } from '../../../diagnosis/index.ts'
import { type Form, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { chooseAccount, type TriedRepair, tryRepair } from '../../../services/investigation/index.ts'
import { isAvailable, isRepair, targetOf } from '../repairs/index.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { backToHelper, type HelperContext, openHelperContext, within } from './helper-context.ts'

/** The flow stands in a cookie: it stays short. */
const mostTried = 8

/** Where every repair is begun: it is noted, and the person goes on to the page that does it. */
export function repairRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post('/helper/repair', onForm(deps, beginRepair))
    .post('/helper/account', onForm(deps, useAccount))
}

async function beginRepair(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  const { repair } = form
  const { signUp } = deps.context.config
  if (!isRepair(repair) || !isAvailable(repair, { signUp })) return redirect(c, backToHelper(helper))
  const { investigation, visitor } = helper
  // Without an investigation, on a page of sign-in, there is nothing to note: only the way is shown.
  const tried = investigation ? await tryRepair(deps.context, visitor, { investigation, repair }) : {}
  if (!tried) return redirect(c, backToHelper(helper))
  return redirect(c, addressOf(deps, c, repair, withTried(helper, repair), tried))
}

function addressOf(
  { flows }: HelperPagesDeps,
  c: Web,
  repair: RepairId,
  helper: HelperContext,
  { restoreToken }: TriedRepair,
): string {
  const target = targetOf(repair)
  if (target.by === 'guide') return within(`/helper/guides/${target.guide}`, helper)
  if (target.by === 'message') return within(`/helper/ask/${target.message}`, helper)
  if (target.by !== 'page') return backToHelper(helper)
  const { flow, caseToken } = helper
  return target.to({ flow, sealed: (changes = {}) => flows.change(c, flow, changes).id, caseToken, restoreToken })
}

/** The goal knows too what was tried on the way, so a page that fails again offers something else. */
function withTried(helper: HelperContext, repair: RepairId): HelperContext {
  const tried = [...new Set([...(helper.flow.tried ?? []), repair])].slice(-mostTried)
  return { ...helper, flow: { ...helper.flow, tried } }
}

/** One of several own accounts was meant: sign-in goes on with its kind. */
async function useAccount(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  const { investigation, visitor, flow } = helper
  if (!investigation || !flow.identifier) return redirect(c, backToHelper(helper))
  const own = await chooseAccount(deps.context, visitor, { investigation, accountId: form.account })
  if (!own) return redirect(c, backToHelper(helper))
  return redirect(c, `/sign-in/password?flow=${deps.flows.change(c, flow, { accountKind: own.kind }).id}`)
}

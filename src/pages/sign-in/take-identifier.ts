import { suggestAddress } from '../../browser/typo-domains.js'
import { type Form, page, redirect, type Web } from '../../platform/http/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf } from './flow-of.ts'
import { identifierPage } from './identifier-page.ts'

/** Takes the identifier, and goes on to the password. Nothing is looked up: the answer is the same for everybody. */
export async function takeIdentifier(deps: SignInDeps, c: Web): Promise<Response> {
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const flow = flowOf(deps, c, read.form.flow)
  const typed = read.form.use ?? read.form.identifier ?? ''
  const shown = { flow: flow.id, requirement: flow.requirement }
  const result = readIdentifier(typed)
  if (!result.ok)
    return page(
      c,
      identifierPage(c.get('view'), { ...shown, typed: typed.slice(0, 320), problem: result.problem }),
      400,
    )
  const suggestion = suggestWithoutScript(read.form, typed)
  if (suggestion) return page(c, identifierPage(c.get('view'), { ...shown, typed, suggestion }))
  const forgotten = { accountKind: undefined, paused: undefined, lost: undefined }
  const { id } = deps.flows.change(c, flow, { identifier: result.identifier, ...forgotten })
  return redirect(c, `/sign-in/password?flow=${id}`)
}

/** Scripts say it while typing; without them it is said once, and typing the same again goes on. */
function suggestWithoutScript(form: Form, typed: string): string | undefined {
  return form.evidence === undefined && form.seen !== typed ? suggestAddress(typed) : undefined
}

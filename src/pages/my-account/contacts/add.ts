import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import type { Flow } from '../../../mechanisms/flows/index.ts'
import type { Challenge } from '../../../mechanisms/one-time/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import {
  type Contact,
  foldIdentifier,
  type Identifier,
  listContacts,
  readIdentifier,
} from '../../../records/accounts/index.ts'
import { addContact, beginAddContact } from '../../../services/contacts/index.ts'
import { type AccountContext, isOldProof, type PageDeps } from '../guard/index.ts'
import { addPage, type Said } from './add-page.ts'

const base = '/account/contacts/add'

/**
 * Adding a contact, or proving one that is there already: a code goes to it, and only whoever has read it is told
 * whether another account uses it.
 */
export function addContactRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  routes.get(
    base,
    guard.see((c, own) => showForm(deps, c, own), { shown: 'contact.add' }),
  )
  routes.post(
    base,
    guard.act({ page: base, keep: ['contact'] }, (c, own, form) => ask(deps, c, own, form)),
  )
  const proven = (c: Web, flow: Flow, challenge: Challenge) => finish(deps, c, flow, challenge)
  routes.route('/', deps.contactCodes.routes({ base, purpose: 'contact', proven }))
  return routes
}

async function showForm(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const { db, guard, flows } = deps
  const asked = flows.read(c, c.req.query('flow'))?.identifier
  const contacts = asked ? await listContacts(db, own.account) : []
  // Back from a code that has done its work already.
  if (!c.req.query('change') && contacts.some((each) => each.norm === asked?.norm && isProvenLately(each)))
    return redirect(c, own.at('/account/contacts'))
  if (own.account.heldUntil) return redirect(c, own.at('/account/contacts'))
  const kept = await guard.kept.fieldsOf(c.req.query('kept'), own.account.accountId)
  return show(c, own, kept.contact ?? asked?.value)
}

async function ask(deps: PageDeps, c: Web, own: AccountContext, form: Form): Promise<Response> {
  const { context, db, flows, platform } = deps
  const typed = form.contact ?? ''
  const read = readContact(typed)
  if (!read.ok) return show(c, own, typed, { problem: read.problem })
  const known = (await listContacts(db, own.account)).find((each) => each.norm === read.identifier.norm)
  if (known && isProvenLately(known)) return show(c, own, typed, { already: true })
  const identifier = known ? { kind: known.kind, value: known.value, norm: known.norm } : read.identifier
  const wanted = { contact: identifier, language: c.get('language') }
  const begun = await beginAddContact(context, personOf(platform, c, own.session), wanted)
  if (!begun.ok && begun.problem.slug === 'reauthenticate')
    return deps.guard.confirm(c, own, 'contact.add', { page: base, form, keep: ['contact'] })
  if (!begun.ok) return redirect(c, own.at('/account/contacts'))
  const { ownerId, accountId } = own.account
  const flow = flows.begin(c, { to: '/account/contacts', accountId })
  const account = { ownerId, accountId, to: identifier.value }
  const asked = await deps.contactCodes.ask(c, flow, {
    purpose: 'contact',
    base,
    identifier,
    account,
    template: 'contact_code',
  })
  return asked.ok ? asked.answer : show(c, own, identifier.value, { problem: asked.problem })
}

/** The code proves the contact for the account that asked, and only while that one is signed in here. */
async function finish(deps: PageDeps, c: Web, flow: Flow, challenge: Challenge): Promise<Response> {
  const { context, guard, platform } = deps
  const own = challenge.accountId ? await guard.contextOf(c, challenge.accountId) : undefined
  if (!own || !flow.challenge || !flow.identifier) return redirect(c, `/sign-in?to=${base}`)
  const proof = { challenge: flow.challenge, contact: flow.identifier, language: c.get('language') }
  const done = await addContact(context, personOf(platform, c, own.session), proof)
  if (!done.ok) return redirect(c, own.at(done.problem.slug === 'reauthenticate' ? base : '/account/contacts'))
  if (done.became === 'taken') return show(c, own, flow.identifier.value, { taken: true })
  return redirect(c, own.at(done.became === 'spent' ? '/account/contacts' : `/account/contacts?done=${done.became}`))
}

function show(c: Web, own: AccountContext, typed: string | undefined, said: Said = {}): Response {
  const status = said.problem?.status ?? (said.taken || said.already ? 409 : 200)
  return page(c, addPage(c.get('view'), own, { typed: typed?.slice(0, 320), said }), status)
}

function isProvenLately(contact: Contact): boolean {
  return contact.verifiedAt !== null && !isOldProof(contact)
}

/** Exactly one address or number (ATK-040). */
function readContact(typed: string): { ok: true; identifier: Identifier } | { ok: false; problem: Problem } {
  return foldIdentifier(typed) === '' ? { ok: false, problem: problem('id_empty') } : readIdentifier(typed)
}

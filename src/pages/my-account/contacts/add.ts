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
import { isOldProof, type Parts, type Visit } from '../visit/index.ts'
import { addPage, type Said } from './add-page.ts'

const base = '/account/contacts/add'

/**
 * Adding a contact, or proving one that is there already: a code goes to it, and only whoever has read it is told
 * whether another account uses it (ENU-05).
 */
export function addContactRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    base,
    door.see((c, visit) => showForm(parts, c, visit), { shown: 'contact.add' }),
  )
  routes.post(
    base,
    door.act({ page: base, keep: ['contact'] }, (c, visit, form) => ask(parts, c, visit, form)),
  )
  const proven = (c: Web, flow: Flow, challenge: Challenge) => finish(parts, c, flow, challenge)
  routes.route('/', parts.codePages({ base, purpose: 'contact', proven }))
  return routes
}

async function showForm(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const { db, door, flows } = parts
  const asked = flows.read(c, c.req.query('flow'))?.identifier
  const contacts = asked ? await listContacts(db, visit.account) : []
  // Back from a code that has done its work already.
  if (!c.req.query('change') && contacts.some((each) => each.norm === asked?.norm && isProvenLately(each)))
    return redirect(c, visit.at('/account/contacts'))
  if (visit.account.heldUntil) return redirect(c, visit.at('/account/contacts'))
  const kept = await door.kept.fieldsOf(c.req.query('kept'), visit.account.accountId)
  return show(c, visit, kept.contact ?? asked?.value)
}

async function ask(parts: Parts, c: Web, visit: Visit, form: Form): Promise<Response> {
  const { context, db, flows, platform } = parts
  const typed = form.contact ?? ''
  const read = readContact(typed)
  if (!read.ok) return show(c, visit, typed, { problem: read.problem })
  const own = (await listContacts(db, visit.account)).find((each) => each.norm === read.identifier.norm)
  if (own && isProvenLately(own)) return show(c, visit, typed, { already: true })
  const identifier = own ? { kind: own.kind, value: own.value, norm: own.norm } : read.identifier
  const wanted = { contact: identifier, language: c.get('language') }
  const begun = await beginAddContact(context, personOf(platform, c, visit.session), wanted)
  if (!begun.ok && begun.problem.slug === 'reauthenticate')
    return parts.door.confirm(c, visit, 'contact.add', { page: base, form, keep: ['contact'] })
  if (!begun.ok) return redirect(c, visit.at('/account/contacts'))
  const { ownerId, accountId } = visit.account
  const flow = flows.begin(c, { to: '/account/contacts', accountId })
  const account = { ownerId, accountId, to: identifier.value }
  const asked = await parts.ask(c, flow, { purpose: 'contact', base, identifier, account, template: 'contact_code' })
  return asked.ok ? asked.answer : show(c, visit, identifier.value, { problem: asked.problem })
}

/** The code proves the contact for the account that asked, and only while that one is signed in here. */
async function finish(parts: Parts, c: Web, flow: Flow, challenge: Challenge): Promise<Response> {
  const { context, door, platform } = parts
  const visit = challenge.accountId ? await door.visitOf(c, challenge.accountId) : undefined
  if (!visit || !flow.challenge || !flow.identifier) return redirect(c, `/sign-in?to=${base}`)
  const proof = { challenge: flow.challenge, contact: flow.identifier, language: c.get('language') }
  const done = await addContact(context, personOf(platform, c, visit.session), proof)
  if (!done.ok) return redirect(c, visit.at(done.problem.slug === 'reauthenticate' ? base : '/account/contacts'))
  if (done.became === 'taken') return show(c, visit, flow.identifier.value, { taken: true })
  return redirect(c, visit.at(done.became === 'spent' ? '/account/contacts' : `/account/contacts?done=${done.became}`))
}

function show(c: Web, visit: Visit, typed: string | undefined, said: Said = {}): Response {
  const status = said.problem?.status ?? (said.taken || said.already ? 409 : 200)
  return page(c, addPage(c.get('view'), visit, { typed: typed?.slice(0, 320), said }), status)
}

function isProvenLately(contact: Contact): boolean {
  return contact.verifiedAt !== null && !isOldProof(contact)
}

/** Exactly one address or number (ATK-040). */
function readContact(typed: string): { ok: true; identifier: Identifier } | { ok: false; problem: Problem } {
  return foldIdentifier(typed) === '' ? { ok: false, problem: problem('id_empty') } : readIdentifier(typed)
}

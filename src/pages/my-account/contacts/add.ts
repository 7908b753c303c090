import { Hono } from 'hono'
import { findChallenge, spendChallenge } from '../../../mechanisms/one-time/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { addContact, proveContactAgain } from '../../../records/accounts/changes.ts'
import {
  type Account,
  type Contact,
  foldIdentifier,
  type Identifier,
  listContacts,
  readIdentifier,
} from '../../../records/accounts/index.ts'
import { tellContactAdded } from '../../../services/notices/index.ts'
import { isOldProof, type Parts, type Visit } from '../visit/index.ts'
import { addPage, type Said } from './add-page.ts'

const base = '/account/contacts/add'

/** What became of a proof. */
type Proved = 'added' | 'proven' | 'taken' | 'spent'

/**
 * Adding a contact, or proving one that is there already: a code goes to it, and only whoever has read it is told
 * whether another account uses it (ENU-05).
 */
export function addContactRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { db, door, flows } = parts

  routes.get(
    base,
    door.see(
      async (c, visit) => {
        const asked = flows.read(c, c.req.query('flow'))?.identifier
        const contacts = asked ? await listContacts(db, visit.account) : []
        // Back from a code that has done its work already.
        if (!c.req.query('change') && contacts.some((each) => each.norm === asked?.norm && isProvenLately(each)))
          return redirect(c, visit.at('/account/contacts'))
        if (visit.account.heldUntil) return redirect(c, visit.at('/account/contacts'))
        const kept = await door.kept.fieldsOf(c.req.query('kept'), visit.account.accountId)
        return show(c, visit, kept.contact ?? asked?.value)
      },
      { fresh: true },
    ),
  )

  routes.post(
    base,
    door.act({ page: base, fresh: true, keep: ['contact'] }, async (c, visit, form) => {
      const typed = form.contact ?? ''
      const said = readContact(typed)
      if (!said.ok) return show(c, visit, typed, { problem: said.problem })
      const contacts = await listContacts(db, visit.account)
      const own = contacts.find((each) => each.norm === said.identifier.norm)
      if (own && isProvenLately(own)) return show(c, visit, typed, { already: true })
      // After a recovery a contact that is there is proven again at most (REC-21).
      if (!own && visit.account.heldUntil) return redirect(c, visit.at('/account/contacts'))
      const identifier = own ? { kind: own.kind, value: own.value, norm: own.norm } : said.identifier
      return ask(c, visit, identifier)
    }),
  )

  async function ask(c: Web, visit: Visit, identifier: Identifier): Promise<Response> {
    const { ownerId, accountId } = visit.account
    const flow = flows.begin(c, { to: '/account/contacts', accountId })
    const account = { ownerId, accountId, to: identifier.value }
    const asked = await parts.ask(c, flow, { purpose: 'contact', base, identifier, account, template: 'contact_code' })
    return asked.ok ? asked.answer : show(c, visit, identifier.value, { problem: asked.problem })
  }

  routes.route(
    '/',
    parts.codePages({
      base,
      purpose: 'contact',
      async proven(c, flow, challenge) {
        // The code proves the contact for the account that asked, and only while that one is signed in here.
        const visit = challenge.accountId ? await door.visitOf(c, challenge.accountId) : undefined
        if (!visit || !flow.challenge || !flow.identifier) return redirect(c, `/sign-in?to=${base}`)
        const proved = await finish(visit.account, flow.challenge, flow.identifier, c.get('jar').browserHash)
        if (proved === 'taken') return show(c, visit, flow.identifier.value, { taken: true })
        return redirect(c, visit.at(proved === 'spent' ? '/account/contacts' : `/account/contacts?done=${proved}`))
      },
    }),
  )

  /** Spends the proof and adds the contact, at most once. */
  function finish(account: Account, challenge: string, identifier: Identifier, browserHash?: Buffer) {
    return db.transaction(async (tx): Promise<Proved> => {
      const open = await findChallenge(tx, challenge, 'contact', browserHash)
      // What was proven is what the challenge says, never what the page brings along.
      if (open?.contactValue !== identifier.value || open.accountId !== account.accountId) return 'spent'
      if (!(await spendChallenge(tx, challenge))) return 'spent'
      const own = (await listContacts(tx, account)).find((each) => each.norm === identifier.norm)
      if (own) {
        await proveContactAgain(tx, account, own.contactId)
        if (!own.verifiedAt) await tellAdded(tx, account, own)
        return 'proven'
      }
      if (account.heldUntil) return 'spent'
      if (!(await addContact(tx, account, identifier))) return 'taken'
      const added = (await listContacts(tx, account)).find((each) => each.norm === identifier.norm) as Contact
      await tellAdded(tx, account, added)
      return 'added'
    })
  }

  async function tellAdded(tx: Queries, account: Account, contact: Contact): Promise<void> {
    await tellContactAdded(parts.context, tx, account, contact)
  }

  function show(c: Web, visit: Visit, typed: string | undefined, said: Said = {}): Response {
    const status = said.problem?.status ?? (said.taken || said.already ? 409 : 200)
    return page(c, addPage(c.get('view'), visit, { typed: typed?.slice(0, 320), said }), status)
  }

  return routes
}

function isProvenLately(contact: Contact): boolean {
  return contact.verifiedAt !== null && !isOldProof(contact)
}

/** Exactly one address or number (ATK-040). */
function readContact(typed: string): { ok: true; identifier: Identifier } | { ok: false; problem: Problem } {
  return foldIdentifier(typed) === '' ? { ok: false, problem: problem('id_empty') } : readIdentifier(typed)
}

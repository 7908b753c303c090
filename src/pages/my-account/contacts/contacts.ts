import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { listContacts } from '../../../records/accounts/index.ts'
import { boundOf, removeContact } from '../../../services/contacts/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { contactsPage } from './contacts-page.ts'
import { contactHealth } from './health.ts'
import { removePage } from './remove-page.ts'

const path = '/account/contacts'
const removing = `${path}/:id/remove`

/** The contacts of an account: what there is, and taking one away. */
export function contactRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    path,
    door.see((c, visit) => showAll(parts, c, visit)),
  )
  routes.get(
    removing,
    door.see((c, visit) => askToRemove(parts, c, visit), { shown: 'contact.remove' }),
  )
  routes.post(
    removing,
    door.act({ page: (c) => c.req.path, shown: 'contact.remove' }, (c, visit) => remove(parts, c, visit)),
  )
  return routes
}

async function showAll(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const { db } = parts
  const { account } = visit
  const [contacts, health] = await Promise.all([listContacts(db, account), contactHealth(db, account.accountId)])
  const language = c.get('language')
  const list = contacts.map((contact) => ({
    contact,
    health: health(contact),
    bound: boundOf(account, contacts, contact),
  }))
  const texts = {
    date: (at: Date) => parts.dateText(at, language),
    time: (at: Date) => parts.timeText(at, language),
  }
  const shown = { list, ...texts, ...held(parts, c, visit), done: c.req.query('done') }
  return page(c, contactsPage(c.get('view'), visit, shown))
}

async function askToRemove(parts: Parts, c: Web, visit: Visit, status = 200): Promise<Response> {
  const contacts = await listContacts(parts.db, visit.account)
  const contact = contacts.find((each) => each.contactId === idOf(c))
  if (!contact) return redirect(c, visit.at(path))
  const bound = boundOf(visit.account, contacts, contact)
  return page(c, removePage(c.get('view'), visit, { contact, bound, ...held(parts, c, visit) }), status)
}

async function remove(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const { context, platform } = parts
  const wanted = { contactId: idOf(c), language: c.get('language') }
  const done = await removeContact(context, personOf(platform, c, visit.session), wanted)
  if (done.ok && done.removed) return redirect(c, visit.at(`${path}?done=removed`))
  return askToRemove(parts, c, visit, done.ok ? 200 : done.problem.status)
}

function held(parts: Parts, c: Web, { account }: Visit): { heldUntil?: string } {
  return account.heldUntil ? { heldUntil: parts.timeText(account.heldUntil, c.get('language')) } : {}
}

const idOf = (c: Web) => c.req.param('id') ?? ''

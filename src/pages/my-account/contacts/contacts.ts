import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { listContacts } from '../../../records/accounts/index.ts'
import { boundOf, removeContact } from '../../../services/contacts/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { contactsPage } from './contacts-page.ts'
import { contactHealth } from './health.ts'
import { removePage } from './remove-page.ts'

const path = '/account/contacts'
const removing = `${path}/:id/remove`

/** The contacts of an account: what there is, and taking one away. */
export function contactRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  routes.get(
    path,
    guard.see((c, own) => showAll(deps, c, own)),
  )
  routes.get(
    removing,
    guard.see((c, own) => askToRemove(deps, c, own), { shown: 'contact.remove' }),
  )
  routes.post(
    removing,
    guard.act({ page: (c) => c.req.path, shown: 'contact.remove' }, (c, own) => remove(deps, c, own)),
  )
  return routes
}

async function showAll(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const { db } = deps
  const { account } = own
  const [contacts, health] = await Promise.all([listContacts(db, account), contactHealth(db, account.accountId)])
  const language = c.get('language')
  const list = contacts.map((contact) => ({
    contact,
    health: health(contact),
    bound: boundOf(account, contacts, contact),
  }))
  const texts = {
    date: (at: Date) => deps.dateText(at, language),
    time: (at: Date) => deps.timeText(at, language),
  }
  const shown = { list, ...texts, ...held(deps, c, own), done: c.req.query('done') }
  return page(c, contactsPage(c.get('view'), own, shown))
}

async function askToRemove(deps: PageDeps, c: Web, own: AccountContext, status = 200): Promise<Response> {
  const contacts = await listContacts(deps.db, own.account)
  const contact = contacts.find((each) => each.contactId === idOf(c))
  if (!contact) return redirect(c, own.at(path))
  const bound = boundOf(own.account, contacts, contact)
  return page(c, removePage(c.get('view'), own, { contact, bound, ...held(deps, c, own) }), status)
}

async function remove(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const { context, platform } = deps
  const wanted = { contactId: idOf(c), language: c.get('language') }
  const done = await removeContact(context, personOf(platform, c, own.session), wanted)
  if (done.ok && done.removed) return redirect(c, own.at(`${path}?done=removed`))
  return askToRemove(deps, c, own, done.ok ? 200 : done.problem.status)
}

function held(deps: PageDeps, c: Web, { account }: AccountContext): { heldUntil?: string } {
  return account.heldUntil ? { heldUntil: deps.timeText(account.heldUntil, c.get('language')) } : {}
}

const idOf = (c: Web) => c.req.param('id') ?? ''

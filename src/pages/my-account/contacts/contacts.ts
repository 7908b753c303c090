import { Hono } from 'hono'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { removeContact } from '../../../records/accounts/changes.ts'
import { type Account, type Contact, listContacts } from '../../../records/accounts/index.ts'
import { followName } from '../../../services/follow-name.ts'
import { tellContactRemoved } from '../../../services/notices/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type Bound, contactsPage } from './contacts-page.ts'
import { contactHealth } from './health.ts'
import { removePage } from './remove-page.ts'

const path = '/account/contacts'
const removing = `${path}/:id/remove`

/** The contacts of an account: what there is, and taking one away. */
export function contactRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { db, door } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
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
      return page(
        c,
        contactsPage(c.get('view'), visit, { list, ...texts, ...held(c, visit), done: c.req.query('done') }),
      )
    }),
  )

  routes.get(
    removing,
    door.see((c, visit) => showRemoval(c, visit), { fresh: true }),
  )

  routes.post(
    removing,
    door.act({ page: (c) => c.req.path, fresh: true }, async (c, visit) => {
      const removed = !visit.account.heldUntil && (await remove(visit.account, idOf(c)))
      return removed ? redirect(c, visit.at(`${path}?done=removed`)) : showRemoval(c, visit)
    }),
  )

  async function showRemoval(c: Web, visit: Visit): Promise<Response> {
    const contacts = await listContacts(db, visit.account)
    const contact = contacts.find((each) => each.contactId === idOf(c))
    if (!contact) return redirect(c, visit.at(path))
    const bound = boundOf(visit.account, contacts, contact)
    return page(c, removePage(c.get('view'), visit, { contact, bound, ...held(c, visit) }))
  }

  function held(c: Web, { account }: Visit): { heldUntil?: string } {
    return account.heldUntil ? { heldUntil: parts.timeText(account.heldUntil, c.get('language')) } : {}
  }

  async function remove(account: Account, contactId: string): Promise<boolean> {
    return db.transaction(async (tx) => {
      const contacts = await listContacts(tx, account)
      const contact = contacts.find((each) => each.contactId === contactId)
      if (!contact || boundOf(account, contacts, contact)) return false
      if (!(await removeContact(tx, account, contactId))) return false
      await followName(tx, account)
      await tellContactRemoved(parts.context, tx, account, contact)
      return true
    })
  }

  return routes
}

function idOf(c: Web): string {
  return c.req.param('id') ?? ''
}

/** The last proven contact stays; the address that an organisation gave out belongs to the organisation. */
function boundOf(account: Account, contacts: Contact[], contact: Contact): Bound {
  if (account.kind === 'organization' && contact.value === account.userName) return 'organization'
  return contacts.some((each) => each !== contact && each.verifiedAt) ? undefined : 'last'
}

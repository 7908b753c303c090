import { claimWarning } from '../../mechanisms/authenticators/changes.ts'
import type { Claimed } from '../../mechanisms/authenticators/index.ts'
import { enqueue, messageStatement, type NewMessage, type Template } from '../../mechanisms/delivery/index.ts'
import { issueOnce, onceStatement } from '../../mechanisms/one-time/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import { combine, type Database, type Queries, type Statement } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Contact, contactsToTell } from '../../records/accounts/index.ts'

type Told = { ownerId: string; accountId: string; language: Language }

const days = 24 * 60

type Values = Record<string, string | number>

function messageTo(contact: Contact, account: Told, template: Template, values: Values, minutes: number): NewMessage {
  const { ownerId, accountId, language } = account
  return { kind: contact.kind, to: contact.value, template, language, values, minutes, ownerId, accountId }
}

/**
 * Messages to everybody who has a say in an account: all its proven contacts, also those removed lately (REC-14).
 * With `q`, the transaction of what they tell of, nothing is lost between the two.
 */
export function notices({ config, db, keys }: { config: Config; db: Database; keys: Keys }) {
  async function tellAll(
    q: Queries,
    account: Told,
    template: Template,
    values: Values,
    minutes = 3 * days,
  ): Promise<void> {
    for (const contact of await contactsToTell(q, account))
      await enqueue(q, keys, messageTo(contact, account, template, values, minutes))
  }

  /** A sign-in on a browser that the account was never used on; the contacts are looked up with `q`. */
  async function newBrowserStatements(account: Told, client: ClientFacts, q: Queries = db): Promise<Statement[]> {
    const { ownerId, accountId } = account
    const notMe = onceStatement('not_me', { ownerId, accountId, minutes: 7 * days })
    const notMeLink = `${config.url}/account/not-me/${notMe.value}`
    const values = { device: client.device, network: client.network, notMeLink }
    const messages = (await contactsToTell(q, account)).map((contact) =>
      messageStatement(keys, messageTo(contact, account, 'new_browser', values, 3 * days)),
    )
    return [notMe.statement, ...messages.map(({ statement }) => statement)]
  }

  async function link(q: Queries, type: string, account: Told, path: string, minutes: number): Promise<string> {
    const { ownerId, accountId } = account
    return `${config.url}${path}/${await issueOnce(q, type, { ownerId, accountId, minutes })}`
  }

  return {
    /** To be written in one statement with the sign-in. */
    newBrowserStatements,
    async newBrowser(account: Told, client: ClientFacts, tx: Queries): Promise<void> {
      await tx.run(combine(await newBrowserStatements(account, client, tx)))
    },
    /** Strangers have used the tries of this account up; its person gets a way in for one new browser. */
    async strangers(account: Claimed): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await claimWarning(tx, account))) return
        const wayIn = await link(tx, 'way_in', account, '/sign-in/way-in', 60)
        await tellAll(tx, account, 'password_paused_way_in', { link: wayIn }, 60)
      })
    },
    /** The password opens nothing any more until it is reset (100 failures in a row). */
    async stopped(account: Told): Promise<void> {
      await db.transaction((tx) => tellAll(tx, account, 'password_stopped', { resetLink: `${config.url}/reset` }))
    },
    async passwordChanged(account: Told, client: ClientFacts, q: Queries = db): Promise<void> {
      const undoLink = await link(q, 'password_undo', account, '/account/password-undo', 7 * days)
      await tellAll(q, account, 'password_changed', { device: client.device, network: client.network, undoLink })
    },
    async signedOutEverywhere(account: Told, q: Queries = db): Promise<void> {
      await tellAll(q, account, 'session_ended_everywhere', {})
    },
  }
}

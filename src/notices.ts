import type { Claimed } from './mechanisms/authenticators/index.ts'
import { claimWarning } from './mechanisms/authenticators/index.ts'
import { enqueue, type Template } from './mechanisms/delivery/index.ts'
import { issueOnce } from './mechanisms/one-time/index.ts'
import type { Config } from './platform/config/index.ts'
import type { Keys } from './platform/crypto/index.ts'
import type { Database } from './platform/database/index.ts'
import type { ClientFacts } from './platform/http/index.ts'
import type { Language } from './platform/i18n/index.ts'
import { contactsToTell } from './records/accounts/index.ts'

type Told = { ownerId: string; accountId: string; language: Language }

const days = 24 * 60

/** Messages to everybody who has a say in an account: all its proven contacts, also those removed lately (REC-14). */
export function notices({ config, db, keys }: { config: Config; db: Database; keys: Keys }) {
  async function tellAll(
    account: Told,
    template: Template,
    values: Record<string, string | number>,
    minutes = 3 * days,
  ): Promise<void> {
    for (const contact of await contactsToTell(db, account)) {
      await enqueue(db, keys, {
        kind: contact.kind,
        to: contact.value,
        template,
        language: account.language,
        values,
        minutes,
        ownerId: account.ownerId,
        accountId: account.accountId,
      })
    }
  }

  async function link(type: string, account: Told, path: string, minutes: number): Promise<string> {
    const { ownerId, accountId } = account
    return `${config.url}${path}/${await issueOnce(db, type, { ownerId, accountId, minutes })}`
  }

  return {
    tellAll,
    async newBrowser(account: Told, client: ClientFacts): Promise<void> {
      const notMeLink = await link('not_me', account, '/account/not-me', 7 * days)
      await tellAll(account, 'new_browser', { device: client.device, network: client.network, notMeLink })
    },
    /** Strangers have used the tries of this account up; its person gets a way in for one new browser. */
    async strangers(account: Claimed): Promise<void> {
      if (!(await claimWarning(db, account))) return
      const wayIn = await link('way_in', account, '/sign-in/way-in', 60)
      await tellAll(account, 'password_paused_way_in', { link: wayIn }, 60)
    },
    /** The password opens nothing any more until it is reset (100 failures in a row). */
    async stopped(account: Told): Promise<void> {
      await tellAll(account, 'password_stopped', { resetLink: `${config.url}/reset` })
    },
    async passwordChanged(account: Told, client: ClientFacts): Promise<void> {
      const undoLink = await link('password_undo', account, '/account/password-undo', 7 * days)
      await tellAll(account, 'password_changed', { device: client.device, network: client.network, undoLink })
    },
    async signedOutEverywhere(account: Told): Promise<void> {
      await tellAll(account, 'session_ended_everywhere', {})
    },
  }
}

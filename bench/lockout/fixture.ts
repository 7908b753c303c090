import PostalMime from 'postal-mime'
import type { Limits } from '../../src/app/index.ts'
import type { Config } from '../../src/platform/config/index.ts'
import { addContact } from '../../src/records/accounts/changes.ts'
import { type Account, type Identifier, readIdentifier } from '../../src/records/accounts/index.ts'
import type { AcceptedAccountKind } from '../../src/records/clients/index.ts'
import { diagnoseNew } from '../../src/services/investigation/index.ts'
import { registerClient } from '../../test/clients.ts'
import { type MailServer, startMailServer } from '../../test/mail-server.ts'
import { type StartOptions, startApp, type TestApp } from '../../test/start-app.ts'
import { type Application, type Manner, startApplication } from './application.ts'
import { startTextService, type TextService } from './text-service.ts'

export type HouseOptions = {
  limits?: Partial<Limits>
  config?: Partial<Config>
  /** Its database can be taken away. */
  cuttable?: boolean
}

export type Organization = { ownerId: string; name: string; domain: string }

/** A mail or a text message as its recipient has it. */
export type Letter = { to: string; subject: string; text: string; code: string | undefined; links: string[] }

/** One installation with all that is around it: people's mail, their phones, and applications. */
export type House = {
  app: TestApp
  post: MailServer
  texts: TextService
  organization(name: string, slug: string): Promise<Organization>
  application(options?: { manner?: Manner; kind?: AcceptedAccountKind; organizationId?: string }): Promise<Application>
  addContact(account: Account, address: string): Promise<void>
  disable(accountId: string): Promise<void>
  close(accountId: string): Promise<void>
  /** What has arrived at an address or a number, newest first. */
  letters(to: string): Promise<Letter[]>
  /** Waits until everything that can be sent now is sent. */
  quiet(): Promise<void>
  /** The true reason that the sign-in log gives for the newest attempt, or 'success'; null when there was none. */
  reason(): Promise<string | null>
  /** What the installation took the newest refused attempt for, with all that it knows. */
  inside(): Promise<{ cause: string | null; probability: number } | undefined>
  /** Whether anybody is signed in. */
  signedIn(): Promise<boolean>
  [Symbol.asyncDispose](): Promise<void>
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const undo = new AsyncDisposableStack()
  const post = undo.use(await startMailServer())
  const texts = undo.use(await startTextService())
  const start: StartOptions = {
    ...options,
    config: { smtpUrl: post.url, smsUrl: texts.url, smsFrom: '+815012345678', ...options.config },
  }
  const app = undo.use(await startApp(start))
  let applications = 0

  return {
    app,
    post,
    texts,
    async organization(name, slug) {
      const { ownerId, initialDomain } = await app.operator.createOrganization(name, slug)
      return { ownerId, name, domain: initialDomain }
    },
    async application({ manner = 'takes it', kind, organizationId } = {}) {
      applications += 1
      const clientId = `app${applications}`
      const started = undo.use(await startApplication(app.url, clientId, manner))
      await registerClient(app.db, {
        clientId,
        name: 'Ledger',
        firstParty: true,
        accountKind: kind,
        organizationId,
        metadata: { redirect_uris: [started.redirectUri], token_endpoint_auth_method: 'none' },
      })
      return started
    },
    async addContact(account, address) {
      const added = await app.db.transaction((tx) => addContact(tx, account, identifierOf(address)))
      if (!added) throw new Error(`${address} is taken`)
    },
    disable: (accountId) => app.operator.disableAccount(accountId).then(() => {}),
    close: (accountId) => app.operator.closeAccount(accountId).then(() => {}),
    letters: (to) => lettersOf(post, texts, to),
    quiet: () => quiet(app),
    async reason() {
      const { rows } = await app.database.query(
        'select coalesce(reason, outcome) as reason from sign_in_log order by at desc, attempt_id desc limit 1',
      )
      return rows[0]?.reason ?? null
    },
    async inside() {
      await diagnoseNew({ db: app.db, log: { warn() {} } })
      const { rows } = await app.database.query(
        'select cause, probability from attempt_cause order by at desc, attempt_id desc limit 1',
      )
      return rows[0]
    },
    async signedIn() {
      const { rows } = await app.database.query('select 1 from session where ended_at is null limit 1')
      return rows.length > 0
    },
    [Symbol.asyncDispose]: () => undo.disposeAsync(),
  }
}

export function identifierOf(address: string): Identifier {
  const read = readIdentifier(address)
  if (!read.ok) throw new Error(`not an identifier: ${address}`)
  return read.identifier
}

async function lettersOf(post: MailServer, texts: TextService, to: string): Promise<Letter[]> {
  const mails = post.mails.filter((mail) => mail.accepted && mail.to.includes(to))
  const read = await Promise.all(
    mails.map(async ({ source }) => {
      const { subject = '', text = '' } = await PostalMime.parse(source)
      return letterOf(to, subject, text)
    }),
  )
  const phone = texts.taken.filter((message) => message.to === to).map(({ text }) => letterOf(to, '', text))
  return [...read, ...phone].reverse()
}

const link = /https?:\/\/[^\s<>"]+/g

function letterOf(to: string, subject: string, text: string): Letter {
  return {
    to,
    subject,
    text,
    code: /(?<![\w-])\d{6}(?![\w-])/.exec(text.replace(link, ''))?.[0],
    links: text.match(link) ?? [],
  }
}

async function quiet(app: TestApp): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const { rows } = await app.database.query(
      "select count(*)::int as open from message where status = 'sending' or (status in ('waiting', 'deferred') and next_try_at <= now())",
    )
    if (rows[0].open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('messages do not leave')
}

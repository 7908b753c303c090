import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase } from '../../../test/database.ts'
import { openKeys } from '../../platform/crypto/index.ts'
import { openDatabase } from '../../platform/database/index.ts'
import { enqueue, type NewMessage, type Receipt, receiptsFor, startDelivery } from './index.ts'

export const keys = openKeys([randomBytes(32)])
export const aiko = 'aiko@example.com'

/** A database of its own, and delivery on it as often as a test starts it. */
export async function house(mailUrl: string | undefined, settings: { local?: boolean } = {}) {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url, poolSize: 4 })
  const lines: string[] = []
  const write = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`)
  const config = {
    url: 'https://id.example.co.jp',
    local: settings.local ?? false,
    timeZone: 'Asia/Tokyo',
    mailFrom: 'Genkan <no-reply@example.co.jp>',
    ...(mailUrl && { smtpUrl: mailUrl }),
  }
  const running: { stop(): Promise<void> }[] = []
  const start = () => {
    const delivery = startDelivery({ db, keys, config, log: { info: write, warn: write, error: write } })
    running.push(delivery)
    return delivery
  }
  const receipt = async (to = aiko) => (await receiptsFor(db, { to }))[0] as Receipt
  return {
    database,
    db,
    lines,
    start,
    receipt,
    post: (message: Partial<NewMessage> = {}) => enqueue(db, keys, { ...codeMail, ...message } as NewMessage),
    async until(status: Receipt['status'], to = aiko, milliseconds = 15_000): Promise<Receipt> {
      for (const end = Date.now() + milliseconds; ; await sleep(20)) {
        const now = await receipt(to)
        if (now.status === status) return now
        if (Date.now() > end)
          throw new Error(`still ${now.status} (${now.class}) after ${milliseconds} ms\n${lines.join('\n')}`)
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((delivery) => delivery.stop()))
      await db.close()
      await database.drop()
    },
  }
}

export const codeMail: NewMessage = {
  kind: 'email',
  to: aiko,
  template: 'sign_in_code',
  language: 'en',
  values: { code: '123456', device: 'Chrome 141 · Windows', network: '203.0.113.0/24' },
  minutes: 10,
}

/** The sealed content of the only message. */
export const payloadOf = async (home: Awaited<ReturnType<typeof house>>) =>
  (await home.database.query('select payload from message')).rows[0].payload as string | null

import { Hono } from 'hono'
import { deliveryHealth } from '../../mechanisms/delivery/index.ts'
import { type Database, DatabaseUnavailable, sql } from '../../platform/database/index.ts'
import { definitions, layout, tag } from '../../platform/html/index.ts'
import { page, type Web, type WebEnv } from '../../platform/http/index.ts'
import { formatTime, type Key } from '../../platform/i18n/index.ts'

type State = { name: Key; good: boolean; since?: Date | null; seconds?: number }

/** How the service is doing, for everybody: needs no sign-in, and also answers when the database is away. */
export function statusRoutes({ db, timeZone }: { db: Database; timeZone: string }): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get('/status', async (c) => {
    const states = await lookAround(db)
    return page(c, statusPage(c, states, timeZone), states.every((state) => state.good) ? 200 : 503)
  })

  return routes
}

async function lookAround(db: Database): Promise<State[]> {
  try {
    await db.one(sql`select 1`)
    const { email, phone } = await deliveryHealth(db)
    return [
      { name: 'status.signIn', good: true },
      { name: 'status.mail', good: !email.down, since: email.since, seconds: Math.round(email.medianSeconds) },
      { name: 'status.sms', good: !phone.down, since: phone.since },
    ]
  } catch (fault) {
    if (!(fault instanceof DatabaseUnavailable)) throw fault
    return [{ name: 'status.signIn', good: false }]
  }
}

function statusPage(c: Web, states: State[], timeZone: string): string {
  const view = c.get('view')
  const { t, language } = view
  const rows = states.map((state) => ({
    term: t(state.name),
    value: state.good
      ? tag(t('status.good'), 'done')
      : tag(
          state.since ? t('status.badSince', { time: formatTime(state.since, language, timeZone) }) : t('status.bad'),
          'wait',
        ),
  }))
  const good = states.every((state) => state.good)
  return layout(view, {
    title: t(good ? 'status.allGood' : 'status.trouble'),
    lead: t('status.lead'),
    body: definitions(rows),
  })
}

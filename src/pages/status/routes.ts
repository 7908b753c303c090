import { Hono } from 'hono'
import { definitions, layout, tag, type View } from '../../platform/html/index.ts'
import { page, type WebEnv } from '../../platform/http/index.ts'
import { formatTime, type Key } from '../../platform/i18n/index.ts'
import type { Context } from '../../services/context.ts'
import { readHealth, type ServiceHealth } from '../../services/health/index.ts'

/** How the service is doing, for everybody: needs no sign-in, and also answers when the database is away. */
export function statusRoutes({ context }: { context: Context }): Hono<WebEnv> {
  return new Hono<WebEnv>().get('/status', async (c) => {
    const states = statesOf(await readHealth(context))
    const good = states.every((state) => state.good)
    return page(c, statusPage(c.get('view'), states, context.config.timeZone), good ? 200 : 503)
  })
}

type State = { name: Key; good: boolean; since?: Date | null }

function statesOf(health: ServiceHealth): State[] {
  if (!health.database) return [{ name: 'status.signIn', good: false }]
  const { email, phone } = health
  return [
    { name: 'status.signIn', good: true },
    { name: 'status.mail', good: !email.down, since: email.since },
    { name: 'status.sms', good: !phone.down, since: phone.since },
  ]
}

function statusPage(view: View, states: State[], timeZone: string): string {
  const { t, language } = view
  const bad = ({ since }: State) =>
    since ? t('status.badSince', { time: formatTime(since, language, timeZone) }) : t('status.bad')
  const rows = states.map((state) => ({
    term: t(state.name),
    value: state.good ? tag(t('status.good'), 'done') : tag(bad(state), 'wait'),
  }))
  const good = states.every((state) => state.good)
  return layout(view, {
    title: t(good ? 'status.allGood' : 'status.trouble'),
    lead: t('status.lead'),
    body: definitions(rows),
  })
}

import { Hono } from 'hono'
import { issueOnce, peekOnce, spendOnce } from '../../../mechanisms/one-time/index.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import { nilUuid } from '../../../platform/crypto/index.ts'
import type { Database, Queries } from '../../../platform/database/index.ts'
import { actions, button, form, html, layout, linkButton, problemSummary } from '../../../platform/html/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'

export type OperatorDeps = { db: Database; config: Pick<Config, 'local' | 'secure'> }

const entrance = 'operator_entrance'
const stay = 'operator_stay'
const entranceMinutes = 15
const stayMinutes = 8 * 60
const token = /^[\w-]{43}$/
/** Operators belong to the installation, not to an organisation. */
const installation = nilUuid

/** The path of a one-time entrance for an operator; `genkan operators link` prints it. */
export async function operatorPath(q: Queries): Promise<string> {
  return `/operations/enter/${await issueOnce(q, entrance, { minutes: entranceMinutes })}`
}

/**
 * Who may see the operators' pages: in local mode whoever sits at this machine, otherwise whoever opened a one-time
 * link from the command line, for eight hours. To everybody else these pages do not exist.
 */
export function operatorDoor({ db, config }: OperatorDeps) {
  const name = `${config.secure ? '__Host-' : ''}genkan_operator`

  async function isOperator(c: Web): Promise<boolean> {
    if (config.local && isHere(c)) return true
    const value = cookieOf(c.req.header('cookie'), name)
    return value !== undefined && (await peekOnce(db, stay, value)).state === 'open'
  }

  const routes = new Hono<WebEnv>()

  // Looking spends nothing: programs that open links in messages must not use it up.
  routes.get('/operations/enter/:token', async (c) => {
    const value = c.req.param('token')
    if (!token.test(value)) return c.notFound()
    const view = c.get('view')
    const { t } = view
    if ((await peekOnce(db, entrance, value)).state !== 'open') return gone(c)
    const enter = form({ action: `/operations/enter/${value}` }, [actions([button(t('why.enter'))])])
    return page(c, layout(view, { title: t('why.enterTitle'), lead: t('why.enterLead'), body: enter }))
  })

  routes.post('/operations/enter/:token', async (c) => {
    const value = c.req.param('token')
    if (!token.test(value) || !(await spendOnce(db, entrance, value))) return gone(c)
    const kept = await issueOnce(db, stay, { minutes: stayMinutes })
    await recordAudit(db, { type: 'operators.entered', ownerId: installation, actor: { kind: 'system' } })
    c.header(
      'Set-Cookie',
      `${name}=${kept}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${stayMinutes * 60}${config.secure ? '; Secure' : ''}`,
      { append: true },
    )
    return redirect(c, '/operations/sign-ins')
  })

  function gone(c: Web): Response {
    const view = c.get('view')
    const said = problem('link_used')
    const body = html`${problemSummary(view, said, { said: view.t('why.linkOver') })}${actions([linkButton(view.t('page.toStart'), '/', { look: 'primary' })])}`
    return page(c, layout(view, { title: view.t('why.enterTitle'), problem: said, body }), 410)
  }

  return { isOperator, routes }
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`))
  const value = pair?.slice(pair.indexOf('=') + 1).trim()
  return value && token.test(value) ? value : undefined
}

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** From this very machine, and not passed on for somebody else. */
function isHere(c: Web): boolean {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const loopback = peer === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(peer)
  return loopback && !forwarded.some((each) => c.req.header(each) !== undefined)
}

import { Hono } from 'hono'
import type { Config } from '../config/index.ts'
import { notFound, problemPage, staleAnswer } from './answers.ts'
import { browserOf } from './browser.ts'
import { clientReader } from './client.ts'
import { cookieMaker } from './cookies.ts'
import { type FaultLog, faultAnswer } from './fault.ts'
import { firstSteps } from './first-steps.ts'
import { type Form, readForm } from './form.ts'
import { followFlow, languageSetter } from './language.ts'
import type { App, Web, WebEnv } from './web.ts'

/** Answers a page, or a form, whose flow this browser does not have; undefined where it goes on all the same. */
export type LostFlowAnswer = (c: Web, flow: string, form?: Form) => Promise<Response | undefined>

export type AppDeps = { config: Config; log: FaultLog; whenFlowIsLost?: LostFlowAnswer }

export type Platform = ReturnType<typeof createApp>

/**
 * The web application without its pages: language, cookies, security headers, the answer to faults. Pages and APIs add
 * their routes to it, and use the rest of what it returns.
 */
export function createApp({ config, log, whenFlowIsLost }: AppDeps) {
  const app: App = new Hono<WebEnv>()
  const cookies = cookieMaker(config.secure)
  const setLanguage = languageSetter(config)
  const clientOf = clientReader(config.trustedProxies)
  const steps = firstSteps(config, cookies, setLanguage)

  app.use(async (c, next) => {
    for (const step of steps) {
      const answer = step(c)
      if (answer) return answer
    }
    const flow = c.req.method === 'GET' ? c.req.query('flow') : undefined
    return (flow && (await whenFlowIsLost?.(c, flow))) || next()
  })
  app.notFound(notFound)
  app.onError(faultAnswer(config, log, setLanguage))

  return {
    app,
    cookies,
    problemPage,
    setLanguage,
    clientOf,
    browserOf: (c: Web) => browserOf(c, cookies, clientOf(c)),
    form: (c: Web) => submittedForm(c, whenFlowIsLost),
    /** Goes on in a flow, as `followFlow` says. */
    follow: (c: Web, flow: Parameters<typeof followFlow>[1]) => followFlow(c, flow, setLanguage),
    /** Gives the browser the secrets of a session that was just started. */
    giveSession(c: Web, session: { openSecret: string; staySecret: string | undefined }): void {
      c.header('Set-Cookie', cookies.open(session.openSecret), { append: true })
      if (session.staySecret) c.header('Set-Cookie', cookies.stay(session.staySecret), { append: true })
    },
  }
}

/** The submitted form, or the answer that offers the page anew. */
async function submittedForm(c: Web, whenFlowIsLost?: LostFlowAnswer): Promise<{ form: Form } | { answer: Response }> {
  const read = await readForm(c)
  if (!read.ok) return { answer: staleAnswer(c, read.status) }
  const { flow } = read.form
  // The language links of a page that answers a form lead to the page itself, with its flow.
  if (flow) c.set('view', { ...c.get('view'), path: `${c.req.path}?flow=${encodeURIComponent(flow)}` })
  const answer = flow && (await whenFlowIsLost?.(c, flow, read.form))
  return answer ? { answer } : { form: read.form }
}

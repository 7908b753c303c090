import { actions, html, layout, linkButton, problemSummary } from '../html/index.ts'
import { type Problem, problem } from '../problems/index.ts'
import type { Web } from './web.ts'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

/** Answers with a whole page. */
export function page(c: Web, document: string, status = 200): Response {
  const actions = c.get('formActions')
  c.header('Content-Security-Policy', actions?.length ? `${policy} ${actions.join(' ')}` : policy)
  return c.html(document, status as 200)
}

/** 303: after a form the next page is always fetched anew, never with the secrets of the last one (RFC 9700, 4.12). */
export function redirect(c: Web, to: string): Response {
  return c.redirect(to, 303)
}

/** A page that says one problem and what to do; for what no form can show. */
export function problemPage(
  c: Web,
  said: Problem,
  status: number = said.status,
  again?: string,
  words?: string,
): Response {
  const view = c.get('view')
  const { t } = view
  const fault = status >= 500
  const body = html`${problemSummary(view, said, { said: words })}${fault && html`<p>${t('page.nothingChanged')}</p>`}${actions(
    [linkButton(t(fault ? 'page.tryAgain' : 'page.continue'), again ?? '/sign-in', { look: 'primary' })],
  )}`
  const title = t(fault ? 'page.faultTitle' : 'page.problemTitle')
  return page(c, layout(view, { title, problem: said, body }), status)
}

/** A form from another site, or with a body that is none: the page is offered anew, never a bare 400. Nothing of it is kept. */
export function staleAnswer(c: Web, status: 400 | 403 | 413 | 415 = 403): Response {
  return problemPage(c, problem('page_stale'), status, undefined, c.get('view').t('page.notOurs'))
}

export function notFound(c: Web): Response {
  const view = c.get('view')
  if (!view) return c.text('', 404)
  const body = html`<p>${view.t('page.notFoundText')}</p>${actions([linkButton(view.t('page.toStart'), '/', { look: 'primary' })])}`
  return page(c, layout(view, { title: view.t('page.notFound'), body }), 404)
}

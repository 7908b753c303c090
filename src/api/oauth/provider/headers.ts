import { createHash } from 'node:crypto'

type Headers = { set(name: string, value: string): void }

/** What every answer carries, page or not: the same as on all pages (RFC 9700, 4.2, 4.16). */
export function setSafeHeaders(ctx: Headers, secure: boolean): void {
  ctx.set('X-Content-Type-Options', 'nosniff')
  ctx.set('Referrer-Policy', 'no-referrer')
  ctx.set('Cache-Control', 'no-store')
  if (secure) ctx.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** For a page of ours. */
export function setPageHeaders(ctx: Headers): void {
  ctx.set(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  )
  ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
  ctx.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
}

/** For response_mode=form_post: one form, to the application, sent by the one script that is in the page. */
export function setFormPostHeaders(ctx: Headers, document: string): void {
  const script = /<script>([\s\S]*?)<\/script>/.exec(document)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  const action = /action="([^"]*)"/.exec(document)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const target = URL.canParse(action) ? new URL(action) : undefined
  const to = target ? (target.origin === 'null' ? target.protocol : target.origin) : "'none'"
  ctx.set(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'; form-action ${to}`,
  )
}

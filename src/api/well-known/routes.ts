import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { robotsTxt } from './robots.ts'
import { securityTxt } from './security-txt.ts'

export type WellKnownDeps = {
  /** GENKAN_URL, an origin without a trailing slash. */
  url: string
  /** The sender of mails, 'Genkan <accounts@example.com>': reports of weaknesses go there. */
  mailFrom: string
  /**
   * Where passkeys are managed, '/account/security'. To serve the document at all says that passkeys are supported,
   * so without this it is not there.
   */
  passkeyPage?: string
}

const icon = readFileSync(new URL('favicon.ico', import.meta.url))

/** How long copies of these small files are kept: a change is seen within the hour. */
const kept = { 'Cache-Control': 'public, max-age=3600' }

/**
 * The addresses that programs know without asking: change-password, passkey-endpoints, security.txt, robots.txt,
 * favicon.ico. Every other `/.well-known/…` stays a real 404, which password managers probe for
 * (W3C "A Well-Known URL for Changing Passwords", 4.1). OpenID discovery is served by the provider.
 */
export function wellKnownRoutes({ url, mailFrom, passkeyPage }: WellKnownDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const text = (c: Context, body: string) => c.text(body, 200, kept)

  routes.get('/.well-known/change-password', (c) => c.redirect(`${url}/account/password`, 302))
  routes.get('/.well-known/security.txt', (c) => text(c, securityTxt(url, mailFrom, new Date())))
  // Password managers ask from their own pages and programs.
  if (passkeyPage) {
    const endpoints = { manage: url + passkeyPage }
    const open = { ...kept, 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
    routes.get('/.well-known/passkey-endpoints', (c) => c.json(endpoints, 200, open))
  }
  routes.get('/robots.txt', (c) => text(c, robotsTxt))
  routes.get('/favicon.ico', (c) => c.body(new Uint8Array(icon), 200, { ...kept, 'Content-Type': 'image/x-icon' }))
  return routes
}

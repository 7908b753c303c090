import type { ClientFacts } from './client.ts'
import type { CookieMaker } from './cookies.ts'
import type { Web } from './web.ts'

/** The browser that sends a request, as an act knows it again. */
export type RequestBrowser = {
  hash: Buffer
  /** It brought the cookie that it is known by. */
  known: boolean
  openJar: Buffer | undefined
  stayJar: Buffer | undefined
  client: ClientFacts & { address: string }
}

/** The browser of a request, with a cookie of its own from this answer on: for what must know it again. */
export function browserOf(c: Web, cookies: CookieMaker, client: RequestBrowser['client']): RequestBrowser {
  const { browserHash, openJar, stayJar } = c.get('jar')
  if (browserHash) return { hash: browserHash, known: true, openJar, stayJar, client }
  const made = cookies.newBrowser()
  c.header('Set-Cookie', made.cookie, { append: true })
  return { hash: made.hash, known: false, openJar, stayJar, client }
}

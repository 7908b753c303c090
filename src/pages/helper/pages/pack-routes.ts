import { Hono } from 'hono'
import { entryOf, packOf } from '../../../diagnosis/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { entryPage, packsPage } from './pack-pages.ts'

/** What is known about sign-in to other systems. Public, and the same for everybody. */
export function packRoutes(): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/helper/packs', (c) => page(c, packsPage(c.get('view'))))
    .get('/helper/packs/:pack/:entry', (c) => showEntry(c, c.req.param('pack'), c.req.param('entry')))
}

function showEntry(c: Web, packId: string, entryId: string): Response {
  const pack = packOf(packId)
  const entry = pack && entryOf(pack.id, entryId)
  if (!pack || !entry) return redirect(c, '/helper/packs')
  const by = c.req.query('by')
  return page(c, entryPage(c.get('view'), pack, entry, by === 'code' || by === 'words' ? by : undefined))
}

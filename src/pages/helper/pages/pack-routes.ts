import { Hono } from 'hono'
import { entryOf, packOf } from '../../../diagnosis/index.ts'
import { page, redirect, type WebEnv } from '../../../platform/http/index.ts'
import { entryPage, packsPage } from './pack-pages.ts'

/** What is known about sign-in to other systems. Public, and the same for everybody. */
export function packRoutes() {
  const routes = new Hono<WebEnv>()

  routes.get('/helper/packs', (c) => page(c, packsPage(c.get('view'))))

  routes.get('/helper/packs/:pack/:entry', (c) => {
    const pack = packOf(c.req.param('pack'))
    const entry = pack && entryOf(pack.id, c.req.param('entry'))
    if (!pack || !entry) return redirect(c, '/helper/packs')
    const by = c.req.query('by')
    return page(c, entryPage(c.get('view'), pack, entry, by === 'code' || by === 'words' ? by : undefined))
  })

  return routes
}

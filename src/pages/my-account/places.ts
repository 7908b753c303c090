import type { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { applicationRoutes, overviewRoutes, profileRoutes } from './about/index.ts'
import { historyRoutes, notMeRoutes, sessionRoutes } from './activity/index.ts'
import { closeRoutes, restoreRoutes } from './closing/index.ts'
import { addContactRoutes, contactRoutes } from './contacts/index.ts'
import { contestRoutes, undoRoutes } from './contests/index.ts'
import type { NavigationEntry, PageDeps } from './guard/index.ts'
import { holdRoutes, passwordRoutes, securityRoutes } from './security/index.ts'

/**
 * A page under /account. With a text and an icon it stands in the navigation; with a path it is there for everybody who is
 * signed in, and tests and the gallery look at it. Without one it is reached by links that are made for one person.
 */
export type Place = ({ path: string } & Partial<Omit<NavigationEntry, 'path'>>) | { path?: undefined }

type Room = Place & { routes(deps: PageDeps): Hono<WebEnv> }

/** Everything under /account, in the order of the navigation: a new page is one line here. */
export const places: readonly Room[] = [
  { path: '/account', text: 'account.nav.overview', icon: 'person', routes: overviewRoutes },
  { path: '/account/profile', text: 'account.nav.profile', icon: 'info', routes: profileRoutes },
  { path: '/account/contacts', text: 'account.nav.contacts', icon: 'mail', routes: contactRoutes },
  { path: '/account/contacts/add', routes: addContactRoutes },
  { path: '/account/security', text: 'account.nav.security', icon: 'key', routes: securityRoutes },
  { path: '/account/password', routes: passwordRoutes },
  { path: '/account/sessions', text: 'account.nav.sessions', icon: 'laptop', routes: sessionRoutes },
  { path: '/account/history', text: 'account.nav.history', icon: 'clock', routes: historyRoutes },
  { path: '/account/applications', text: 'account.nav.applications', icon: 'building', routes: applicationRoutes },
  { path: '/account/close', routes: closeRoutes },
  { routes: holdRoutes },
  { routes: contestRoutes },
  { routes: undoRoutes },
  { routes: notMeRoutes },
  { routes: restoreRoutes },
]

/** The addresses of the pages that everybody who is signed in can open. */
export const placePaths: readonly string[] = places.flatMap(({ path }) => (path ? [path] : []))

export type { ReauthenticationDeps } from './deps.ts'
export { pathOf as confirmPath } from './goal.ts'
export { reauthenticationRoutes } from './routes.ts'

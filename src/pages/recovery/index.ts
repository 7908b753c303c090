export type { RecoveryDeps } from './deps.ts'
export { recoveryRoutes } from './routes.ts'

export { type RecoveryDeps, recoveryRoutes } from './routes.ts'

export { type AccountsDeps, accountsRoutes } from './routes.ts'

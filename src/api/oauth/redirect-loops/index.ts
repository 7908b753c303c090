export { loopRoutes } from './routes.ts'

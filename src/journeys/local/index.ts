export { type LocalDeps, localRoutes } from './routes.ts'

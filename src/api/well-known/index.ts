export { type WellKnownDeps, wellKnownRoutes } from './routes.ts'

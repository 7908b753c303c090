export { type SignOutDeps, signOutRoutes } from './routes.ts'

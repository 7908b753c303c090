export type { SignInDeps } from './deps.ts'
export { signInRoutes } from './routes.ts'

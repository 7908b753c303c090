export type { SignUpDeps } from './deps.ts'
export { signUpRoutes } from './routes.ts'

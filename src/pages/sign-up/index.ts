export { type SignUpDeps, signUpRoutes } from './routes.ts'

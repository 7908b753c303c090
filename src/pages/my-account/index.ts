export type { MyAccountDeps } from './guard/index.ts'
export { myAccountRoutes } from './routes.ts'

export { myAccountRoutes } from './routes.ts'
export type { MyAccountDeps } from './visit/index.ts'

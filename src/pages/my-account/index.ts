export { myAccountRoutes } from './routes.ts'
export type { ConnectedApplication, MyAccountDeps } from './visit/index.ts'

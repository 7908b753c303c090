export { operatorGuard, operatorRoutes } from './operators/index.ts'
export { type HelperPagesDeps, helperPages } from './pages/index.ts'
export { repairAction } from './repairs/index.ts'

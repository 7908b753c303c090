export { operatorPath } from './insights/index.ts'
export { type HelperPagesDeps, helperPages } from './pages/index.ts'
export { repairAction } from './repairs/index.ts'
export { type HelperRoutesDeps, helperRoutes } from './routes.ts'

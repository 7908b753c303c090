export { operatorGuard } from './guard.ts'
export { operatorRoutes } from './routes.ts'

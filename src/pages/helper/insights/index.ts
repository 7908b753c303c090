export { operatorDoor, operatorPath } from './operators.ts'
export { insightsRoutes } from './routes.ts'

export { deviceLimits, deviceRoutes } from './routes.ts'

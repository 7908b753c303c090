export { closeRoutes } from './close.ts'
export { restoreRoutes } from './restore.ts'

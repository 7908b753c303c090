export { historyRoutes } from './history.ts'
export { notMeRoutes } from './not-me.ts'
export { sessionRoutes } from './sessions.ts'

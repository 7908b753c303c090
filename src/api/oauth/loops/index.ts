export { lastStop, purgeAnswers } from './queries.ts'
export type { LoopReason } from './returns.ts'
export { loopRoutes } from './routes.ts'

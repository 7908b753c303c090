export { contestRoutes } from './contest.ts'
export { undoRoutes } from './undo.ts'

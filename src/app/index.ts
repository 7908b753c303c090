import './problems.ts'

export type { Limits } from '../services/context.ts'
export { checkPacks } from './check-packs.ts'
export { consoleParts } from './command-line.ts'
export { startDemo } from './demo.ts'
export { type Application, startApp } from './http-app.ts'
export { startBackground } from './jobs.ts'
export { openContext, standardLimits } from './parts.ts'

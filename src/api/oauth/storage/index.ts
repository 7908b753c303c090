export { adapterFactory } from './adapter.ts'
export type { ServiceTokens } from './deps.ts'
export { createFinder, type Finder } from './finder.ts'
export { AlreadySpent, flush, newUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

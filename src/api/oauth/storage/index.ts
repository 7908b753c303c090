export { findStored, putArtifact } from '../../../records/authorization-artifacts/index.ts'
export { adapterFactory, type ServiceTokens, type StorageDeps } from './adapter.ts'
export { createFinder, type Finder } from './finder.ts'
export { AlreadySpent, flush, newUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

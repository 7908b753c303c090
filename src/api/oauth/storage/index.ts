export { adapterFactory, type ServiceTokens, type StorageDeps } from './adapter.ts'
export { findArrivals } from './arrivals.ts'
export { createFinder, type Finder } from './finder.ts'
export {
  type Arrival,
  type ConnectedApplication,
  claimArtifact,
  decideDevice,
  type Found,
  type FoundAccount,
  type FoundDevice,
  findByUserCode,
  findStored,
  purgeArtifacts,
  purgeGrants,
  putArtifact,
  rememberApplications,
  selectConnected,
  spendPushed,
} from './queries.ts'
export { AlreadySpent, finishWork, startWork, takeBack, type Work } from './work.ts'

export { adapterFactory, type ServiceTokens, type StorageDeps } from './adapter.ts'
export { createFinder, type Finder } from './finder.ts'
export {
  type ConnectedApplication,
  claimArtifact,
  decideDevice,
  type Found,
  type FoundAccount,
  type FoundDevice,
  findByUserCode,
  findStored,
  forgetApplication,
  purgeArtifacts,
  purgeGrants,
  putArtifact,
  rememberApplications,
  revokeGrantsOf,
  selectConnected,
  selectEntry,
  spendPushed,
} from './queries.ts'
export { AlreadySpent, finishWork, startWork, takeBack, type Work } from './work.ts'

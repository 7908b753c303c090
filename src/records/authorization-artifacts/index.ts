export {
  type Artifact,
  claimArtifact,
  dropArtifact,
  exchangeArtifact,
  prolongArtifact,
  purgeArtifacts,
  putArtifact,
  spendArtifact,
} from './artifact.ts'
export { findWaitingDevice, type WaitingDevice } from './device-codes.ts'
export { findStored, spendPushedRequest } from './requests.ts'

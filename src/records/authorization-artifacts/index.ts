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
export { spendPushedRequest } from './requests.ts'

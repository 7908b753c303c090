export { requirementOf } from './account-requirement.ts'
export { approveDevice, type DeviceApproval } from './approve-device.ts'
export {
  batchSizes,
  type FoundAccount,
  type FoundArtifact,
  findArtifact,
  findBatch,
  findRevoked,
  type RevokedService,
  type WantedArtifact,
} from './artifact-look-up.ts'
export { type CandidateSession, findCandidateSessions } from './candidate-sessions.ts'
export { type CreatedClient, createClient, type NewClient } from './create-client.ts'
export { disconnectApplication } from './disconnect-application.ts'
export { endSessionForApplication } from './end-session-for-application.ts'
export { giveBackTokens } from './give-back-tokens.ts'
export { type Consent, giveConsent } from './give-consent.ts'
export { listConnectedApplications } from './list-connected-applications.ts'
export { refuseConsent } from './refuse-consent.ts'
export { refuseDevice } from './refuse-device.ts'
export type { Mistakes } from './registration.ts'
export { removeClient } from './remove-client.ts'
export { putGrant, rememberApplications } from './request-statements.ts'
export { grantSeconds, type RequestedAccess } from './requested-access.ts'
export { revokeReusedTokens } from './revoke-reused-tokens.ts'
export { rotateClientSecret } from './rotate-client-secret.ts'
export { setClientEnabled } from './set-client-enabled.ts'
export { type ClientChanges, updateClient } from './update-client.ts'

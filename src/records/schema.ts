// Written by `node scripts/dev.ts row-types` from the migrated schema; a test holds it to that. Do not edit.

/* The rows of each table as statements give them, columns in camelCase: `Pick<AccountRow, 'accountId' | 'kind'>`. */

export type AccountRow = {
  ownerId: string
  accountId: string
  kind: 'personal' | 'organization'
  status: 'active' | 'disabled' | 'closed' | 'suspended'
  userName: string
  fullName: string
  familyName: string | null
  givenName: string | null
  reading: string | null
  language: string
  createdAt: Date
  disabledAt: Date | null
  closedAt: Date | null
  purgeAt: Date | null
  notBefore: Date
  credentialEpoch: number
}

export type AccountChangeRow = {
  ownerId: string
  accountId: string
  changeId: string
  kind: string
  contactId: string | null
  madeAt: Date
  browserHash: Buffer | null
  shown: string[]
  undoneAt: Date | null
}

export type AttemptCauseRow = {
  ownerId: string
  at: Date
  attemptId: string
  accountId: string | null
  identifierHmac: Buffer | null
  browserHash: Buffer | null
  symptom: string
  priorTable: string
  cause: string | null
  probability: number
  solvedAt: Date | null
  solvedBy: string | null
}

export type AuditEventRow = {
  eventId: string
  ownerId: string
  at: Date
  type: string
  accountId: string | null
  actor: unknown
  detail: unknown
  position: string | null
  hash: Buffer | null
}

export type AuthenticationRow = {
  authenticationHash: Buffer
  browserHash: Buffer
  ownerId: string
  accountId: string
  factors: unknown
  needed: unknown
  signIn: unknown
  createdAt: Date
  lastStepAt: Date
  spentAt: Date | null
}

export type AuthenticatorRow = {
  ownerId: string
  accountId: string
  authenticatorId: string
  kind: string
  data: unknown
  boundAt: Date
  lastUsedAt: Date | null
  endedAt: Date | null
  failures: number
  lastWarnedAt: Date | null
}

export type BrowserAccountRow = {
  accountId: string
  browserHash: Buffer
  ownerId: string
  firstUsedAt: Date
  lastUsedAt: Date
  lastClient: string | null
  listed: boolean
  trusted: boolean
  suspected: boolean
  knownSince: Date | null
}

export type ChallengeRow = {
  challengeHash: Buffer
  purpose: string
  browserHash: Buffer
  contactKind: 'email' | 'phone'
  contactValue: string
  ownerId: string | null
  accountId: string | null
  codes: Buffer[]
  codesEnd: Date[]
  triesLeft: number
  sends: number
  lastSentAt: Date | null
  data: unknown
  createdAt: Date
  expiresAt: Date
  provenAt: Date | null
  spentAt: Date | null
}

export type ClientRow = {
  clientId: string
  ownerId: string | null
  name: string
  enabled: boolean
  firstParty: boolean
  registered: boolean
  accountKind: 'personal' | 'organization' | 'any'
  organizationId: string | null
  resource: string | null
  resourceScopes: string[]
  metadata: unknown
  secretHash: Buffer | null
  formerSecretHash: Buffer | null
  formerSecretUntil: Date | null
  createdAt: Date
  changedAt: Date
  version: number
  tokenFamily: string
}

export type ContactRow = {
  ownerId: string
  accountId: string
  contactId: string
  kind: 'email' | 'phone'
  value: string
  valueNorm: string
  addedAt: Date
  verifiedAt: Date | null
  removedAt: Date | null
  signsIn: boolean
  provenSince: Date | null
}

export type ContestRow = {
  ownerId: string
  accountId: string
  contestId: string
  changeId: string
  contactId: string
  proofs: string[]
  defence: string[]
  browserHash: Buffer | null
  openedAt: Date
  endsAt: Date
  decidedAt: Date | null
  outcome: 'undone' | 'stands' | null
}

export type DirectoryRow = {
  kind: 'email' | 'phone' | 'domain' | 'slug'
  value: string
  accountKind: 'personal' | 'organization'
  ownerId: string
  accountId: string | null
}

export type DomainRow = {
  ownerId: string
  name: string
  kind: 'initial' | 'own'
  token: string
  createdAt: Date
  verifiedAt: Date | null
  checkedAt: Date | null
}

export type FlowRequestRow = {
  sourceHmac: Buffer
  place: number
  keyHash: Buffer
  params: unknown
  expiresAt: Date
}

export type FlowRequestSourceRow = {
  sourceHmac: Buffer
  requests: number
  lastAt: Date
}

export type HoldRow = {
  ownerId: string
  accountId: string
  holdId: string
  because: string
  proofs: string[]
  contactId: string | null
  startedAt: Date
  until: Date
  endedAt: Date | null
}

export type InvestigationRow = {
  tokenHash: Buffer
  at: Date
  endsAt: Date
  browserHash: Buffer | null
  attemptId: string | null
  attemptAt: Date | null
  ownerId: string | null
  accountId: string | null
  flow: string | null
  provenAt: Date | null
  level: 'T0' | 'T1' | 'T2' | 'T3'
  symptom: string | null
  evidence: unknown
  asked: string[]
  tried: unknown
  cause: string | null
  probability: number | null
  repair: string | null
  notMineAt: Date | null
  personAt: Date | null
  solvedAt: Date | null
}

export type LearnedPriorsRow = {
  name: string
  priors: unknown
  learnedAt: Date
  attempts: number
}

export type LeaseRow = {
  name: string
  holder: string
  fence: string
  until: Date
}

export type LogoutNoticeRow = {
  noticeId: string
  clientId: string
  accountId: string
  sid: string | null
  createdAt: Date
  nextAt: Date
  attempts: number
  doneAt: Date | null
  outcome: string | null
}

export type MessageRow = {
  messageId: string
  kind: 'email' | 'phone'
  recipient: string
  recipientNorm: string
  template: string
  language: string
  payload: string | null
  plain: boolean
  purpose: string | null
  ownerId: string | null
  accountId: string | null
  attemptId: string | null
  stranger: boolean
  source: Buffer | null
  createdAt: Date
  notAfter: Date
  status: 'waiting' | 'sending' | 'accepted' | 'deferred' | 'refused' | 'dropped'
  attempts: number
  nextTryAt: Date
  triedAt: Date | null
  firstFailedAt: Date | null
  replyCode: number | null
  replyEnhanced: string | null
  replyClass: string | null
  provider: string
  acceptedAt: Date | null
}

export type NetworkFailuresRow = {
  key: Buffer
  minute: Date
  failures: number
  recent: Date[]
  admitted: boolean
}

export type OauthAnswerRow = {
  browserHash: Buffer
  clientId: string
  answerId: string
  at: Date
  accountId: string | null
  sessionId: string | null
  held: string[]
  codeHash: Buffer | null
  error: string | null
  stopped: unknown
  forgivenAt: Date | null
}

export type OauthArtifactRow = {
  type: string
  idHash: Buffer
  payload: unknown
  grantId: string | null
  accountId: string | null
  sessionId: string | null
  clientId: string | null
  userCodeHash: Buffer | null
  issuedAt: Date
  expiresAt: Date
  consumedAt: Date | null
}

export type OauthGrantRow = {
  grantId: string
  accountId: string
  clientId: string
  payload: unknown
  issuedAt: Date
  expiresAt: Date
}

export type OauthSecretRow = {
  name: string
  sealed: string
  madeAt: Date
}

export type OneTimeRow = {
  type: string
  hash: Buffer
  ownerId: string | null
  accountId: string | null
  data: unknown
  createdAt: Date
  expiresAt: Date
  spentAt: Date | null
}

export type OrganizationRow = {
  ownerId: string
  name: string
  nameKana: string | null
  slug: string
  status: 'active' | 'suspended' | 'closed'
  createdAt: Date
  suspendedAt: Date | null
  closedAt: Date | null
}

export type RateWindowRow = {
  key: Buffer
  taken: Date[]
  admitted: boolean
  endsAt: Date
}

export type ReauthenticationRow = {
  ownerId: string
  accountId: string
  sessionId: string
  purpose: string
  proof: string
  shownAt: Date
  until: Date
}

export type SessionRow = {
  ownerId: string
  accountId: string
  sessionId: string
  jarHash: Buffer
  browserHash: Buffer
  stay: boolean
  authTime: Date
  amr: string[]
  createdAt: Date
  lastSeenAt: Date
  idleMinutes: number
  expiresAt: Date
  endedAt: Date | null
  endedReason: string | null
  device: string
  network: string
  applications: unknown
}

export type SignInLogRow = {
  ownerId: string
  at: Date
  attemptId: string
  accountId: string | null
  identifierHmac: Buffer | null
  browserHash: Buffer | null
  clientId: string | null
  method: string
  outcome: 'success' | 'refused' | 'fault'
  reason: string | null
  familiar: boolean
  device: string
  network: string
  evidence: unknown
  disownedAt: Date | null
}

export type SigningKeyRow = {
  alg: string
  number: number
  kid: string
  publicJwk: unknown
  privateSealed: string
  publishedAt: Date
  signsFrom: Date
  retiredAt: Date | null
  removeAfter: Date | null
}

export type ThrottleRow = {
  key: Buffer
  failures: number
  recent: Buffer[]
  pausedUntil: Date | null
  admitted: boolean
  updatedAt: Date
  repeated: boolean
}

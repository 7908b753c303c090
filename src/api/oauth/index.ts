export { createOAuth, type OAuth } from './create-oauth.ts'
export type { OAuthDeps } from './deps.ts'
export { ensureExampleClient } from './example-client.ts'
export { oauthJobs } from './jobs.ts'

export { type Authentication, findAuthentication } from './authentications.ts'
export { authenticationJobs } from './jobs.ts'

export { type Authentication, findAuthentication, purgeAuthentications } from './authentications.ts'

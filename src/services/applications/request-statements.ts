/**
 * What the OpenID provider writes at the end of a request, as statements: they are combined, so that a code is spent and
 * its tokens are kept in one round trip.
 */
export { rememberApplications } from '../../mechanisms/sessions/changes.ts'
export { putGrant } from '../../records/grants/changes.ts'

export { accessInWords, readAccess } from './access.ts'
export { consentRoutes } from './routes.ts'

export { type Asked, askedInWords, readAsked } from './asked.ts'
export { consentRoutes } from './routes.ts'

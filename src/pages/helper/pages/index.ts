export type { HelperPagesDeps } from './deps.ts'
export { helperPages } from './routes.ts'

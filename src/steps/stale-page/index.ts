export { type StalePageDeps, showsCookies, stalePages } from './stale-pages.ts'

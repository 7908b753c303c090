/** What takes familiarity from browsers: for `services/` alone. */
export { distrustBrowser, distrustBrowsers, forgetAccount, markAsLoser } from './known-devices.ts'

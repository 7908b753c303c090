/** What takes familiarity from browsers: for `services/` alone. */
export { distrustBrowser, distrustBrowsers, forgetAccount } from './known-devices.ts'

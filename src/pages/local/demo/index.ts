export { addressOf, type Person, people } from './cast.ts'
export { type DemoDeps, fillDemo, isFilled, knowBrowser } from './fill.ts'
export { startDemoMail } from './mail-server.ts'
export { demoSections } from './page.ts'

export { fillDemo, identifierOf, isFilled } from './fill.ts'
export { type DemoPerson, people } from './fixtures.ts'
export { startDemoMail } from './mail-server.ts'
export { demoSections } from './page.ts'

export { linkPage, linkProblem, stateProblem } from './link-page.ts'
export { takeoverPage } from './takeover-page.ts'

export { linkPage, linkProblem, stateProblem } from './link-page.ts'
export { takeoverRoutes } from './routes.ts'

export { linkPage, linkProblem } from './link-page.ts'
export { takeoverRoutes } from './routes.ts'
export { shutOut, withdrawWaysIn } from './shut-out.ts'

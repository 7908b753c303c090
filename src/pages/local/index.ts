export { fillDemo, startDemoMail } from './demo/index.ts'
export { type LocalDeps, localRoutes } from './routes.ts'

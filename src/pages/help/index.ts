export { quote } from './examples.ts'
export { groups, type Help, helpFor } from './help.ts'
export { type HelpDeps, helpRoutes } from './routes.ts'

export { type Entry, type Group, groups, type Help, helpFor } from './content/index.ts'
export { quote } from './examples.ts'
export { type HelpDeps, helpRoutes } from './routes.ts'

export { applicationRoutes } from './applications.ts'
export { overviewRoutes } from './overview.ts'
export { profileRoutes } from './profile.ts'

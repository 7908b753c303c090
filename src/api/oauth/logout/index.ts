export { deliverNotices } from './notices.ts'
export { logoutRoutes } from './routes.ts'

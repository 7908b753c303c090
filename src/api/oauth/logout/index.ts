export { deliverNotices, noticesFor, tellApplications } from './notices.ts'
export { logoutRoutes } from './routes.ts'

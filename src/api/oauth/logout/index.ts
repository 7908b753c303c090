export { deliverNotices, noticesFor, purgeNotices, tellApplications } from './notices.ts'
export { logoutRoutes } from './routes.ts'

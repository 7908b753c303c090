export { deliverNotices, noticesFor, purgeNotices, tellApplications, writeNotices } from './notices.ts'
export { logoutRoutes } from './routes.ts'

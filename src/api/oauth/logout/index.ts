export { deliverNotices, type Notice, noticesFor, purgeNotices, tellApplications, writeNotices } from './notices.ts'
export { logoutRoutes } from './routes.ts'

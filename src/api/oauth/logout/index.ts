export { deliverNotices, noticesFor } from './notices.ts'
export { logoutRoutes } from './routes.ts'

export { holdRoutes } from './hold.ts'
export { passwordRoutes } from './password.ts'
export { securityRoutes } from './security.ts'

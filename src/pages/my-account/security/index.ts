export { passwordRoutes } from './password.ts'
export { passwordUndoRoutes } from './password-undo.ts'
export { securityRoutes } from './security.ts'

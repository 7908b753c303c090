export { changePassword } from './change-password.ts'
export { undoPasswordChange } from './undo-password-change.ts'

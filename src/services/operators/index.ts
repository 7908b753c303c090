export { enterAsOperator } from './enter-as-operator.ts'
export { findOperator, type Operator } from './find-operator.ts'
export { inviteOperator } from './invite-operator.ts'
export { isInvitationOpen } from './one-time-keys.ts'

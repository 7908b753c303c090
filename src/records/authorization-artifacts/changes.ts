/** What gives a device access: for `services/` alone. */
export { answerDevice } from './device-codes.ts'

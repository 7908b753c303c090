export type { ContactQuestion } from '../../services/contact-codes/index.ts'
export { type ContactCodes, openContactCodes } from './contact-codes.ts'
export type { CodePages } from './deps.ts'

export { type CodePurpose, type ContactCodes, contactCodes } from './contact-codes.ts'

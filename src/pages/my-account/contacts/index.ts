export { addContactRoutes } from './add.ts'
export { contactRoutes } from './contacts.ts'

/** What registers, changes and removes an application: for `services/` alone. */
export { deleteClient, insertClient, replaceSecret, switchClient, updateClient } from './change-clients.ts'

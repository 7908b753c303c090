export { type Ending, type EndingAct, endings } from './acts.ts'
export { type EndedAccess, endAccess, type Subject } from './end-access.ts'

export { type Actor, auditActor, type Person, type Visitor } from './actor.ts'
export { personOf, visitorOf } from './from-request.ts'
export { mayAct, type Permission, permissions, refuseUnlessMay, type Target } from './permissions.ts'

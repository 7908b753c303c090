import type { ClientFacts } from '../platform/http/index.ts'

/** A person who is signed in, in this browser, with this account. */
export type Person = {
  kind: 'person'
  ownerId: string
  accountId: string
  sessionId: string
  /** Hash of the browser's long-lived cookie; undefined when it keeps none. */
  browserHash: Buffer | undefined
  /** Hashes of the session cookies that it sent. */
  jarHashes: Buffer[]
  client: ClientFacts & { address: string }
}

/** Somebody who is not signed in: at the sign-in page, or holding a link from a message. The link is checked by the act. */
export type Visitor = {
  kind: 'visitor'
  browserHash: Buffer | undefined
  jarHashes: Buffer[]
  client: ClientFacts & { address: string }
}

/** Who wants something done. Every act is given one; who may do what is told by `mayAct`. */
export type Actor =
  | Person
  | Visitor
  /** An operator who opened a one-time link to the operators' pages. */
  | { kind: 'operator'; id: string }
  /** The user of the machine who runs the genkan command. */
  | { kind: 'command_line'; id: string }
  | { kind: 'application'; clientId: string }
  | { kind: 'job'; name: string }

/** The actor as an audit event keeps it: who it was, never from where. */
export function auditActor(actor: Actor): { kind: 'self' | 'server' | 'system' | 'application'; id?: string } {
  switch (actor.kind) {
    case 'person':
    case 'visitor':
      return { kind: 'self' }
    case 'operator':
    case 'command_line':
      return { kind: 'server', id: actor.id }
    case 'application':
      return { kind: 'application', id: actor.clientId }
    case 'job':
      return { kind: 'system', id: actor.name }
  }
}

import type { Outcome } from './outcome.ts'
import type { Mail, TextMessage } from './render.ts'

export type OutgoingMessage = {
  /** Stays the same when a message is sent a second time, so that mailboxes can tell. */
  id: string
  to: string
  language: string
  content: Mail | TextMessage
  /** Ends the try at once, on the wire too. */
  signal: AbortSignal
}

/** Hands one message to a provider. Never throws: whatever happens is an outcome. */
export type Transport = {
  send(message: OutgoingMessage): Promise<Outcome>
  close(): void
}

/** Local mode: the outbox page is the mailbox. */
export const localOutbox: Transport = {
  send: async () => ({ status: 'accepted', class: 'accepted' }),
  close: () => {},
}

export const notConfigured: Transport = {
  send: async () => ({ status: 'refused', class: 'not_configured' }),
  close: () => {},
}

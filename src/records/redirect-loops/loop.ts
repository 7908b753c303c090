/** An answer that an application got, with what became of it. */
export type AnsweredRequest = {
  at: Date
  accountId: string | null
  sessionId: string | null
  /** The sessions that the browser showed with that request. */
  held: string[]
  /** The application exchanged the code for tokens. */
  exchanged: boolean
  error: string | null
  /** Its session gave way to a new sign-in of the same account. */
  replaced: boolean
}

export type LoopReason = 'app' | 'session_lost' | 'two_accounts'

/** One way from us to the application and back, and why it led back. */
export type Return = {
  /** When the application was answered, in milliseconds since 1970. */
  at: number
  reason: LoopReason
  /** What the application did with the answer. */
  answer: 'exchanged' | 'not_exchanged' | 'error'
  error?: string
}

export type LoopStop = { reason: LoopReason; returns: Return[] }

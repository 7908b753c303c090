/** What a receipt says, as far as anybody acts on it. */
export type ReceiptClass =
  | 'accepted'
  /** The mailbox or number does not exist. */
  | 'no_such_user'
  | 'mailbox_full'
  /** A filter or rule of the recipient's side. */
  | 'policy_refused'
  /** "Later": greylisting, throttling. */
  | 'deferred'
  /** The provider that we hand messages to cannot be reached or does not take them. */
  | 'provider_down'
  | 'sms_no_such_number'
  | 'sms_refused'
  | 'sms_unreachable'
  /** The deadline came before the first try. */
  | 'late'
  /** A limit of mails to addresses without an account. */
  | 'limited'
  /** Nothing is configured for this kind of message. */
  | 'not_configured'
  /** Our own fault: it could not be written. */
  | 'fault'

export type Outcome = {
  status: 'accepted' | 'deferred' | 'refused' | 'dropped'
  class: ReceiptClass
  /** SMTP reply, or HTTP status of an SMS service. */
  code?: number | undefined
  /** Enhanced status (RFC 3463), or the SMS service's own number. */
  enhanced?: string | undefined
  retrySeconds?: number
  /** The next try goes without links. */
  nextPlain?: boolean
}

const firstWaits = [2, 5, 15, 30, 60]

/** Seconds until the next try: quick at first, each minute for half an hour, then every five minutes. */
export function waitAfter(attempts: number): number {
  return firstWaits[attempts - 1] ?? (attempts < 35 ? 60 : 300)
}

type SmtpFailure = { code?: string; responseCode?: number; response?: string; command?: string }

/**
 * Reads the answer of a mail server: its reply code, enhanced status (RFC 3463) and, where that is missing, its words.
 *
 * Whatever happened before a recipient was named (no connection, no TLS, no login, 421 instead of a greeting) is
 * the provider's trouble, never the recipient's; so is a connection that broke without an answer.
 */
export function readSmtpFailure(failure: SmtpFailure): Outcome {
  const { responseCode: code, response = '', command = '' } = failure
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const permanent = code !== undefined && code >= 500 && code !== 503
  if (failure.code === 'EENVELOPE' && code === undefined) return { status: 'refused', class: 'policy_refused' }
  if (
    code === undefined ||
    failure.code === 'EAUTH' ||
    failure.code === 'ETLS' ||
    /^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(command) ||
    code === 530
  ) {
    return { status: 'deferred', class: 'provider_down', code, enhanced }
  }
  const kind = mailClass(code, enhanced, response, command)
  if (!permanent) return { status: 'deferred', class: kind === 'mailbox_full' ? kind : 'deferred', code, enhanced }
  return { status: 'refused', class: kind, code, enhanced }
}

function mailClass(code: number, enhanced: string | undefined, response: string, command: string): ReceiptClass {
  const status = enhanced?.slice(2)
  if (status === '2.2' || (!status && (code === 552 || code === 452))) return 'mailbox_full'
  if (status && /^(1\.([0-69]|10)|2\.1|4\.[14])$/.test(status) && command === 'RCPT TO') return 'no_such_user'
  if (status) return /^1\.(1|2|10)$/.test(status) ? 'no_such_user' : 'policy_refused'
  return command === 'RCPT TO' && soundsUnknown(response) ? 'no_such_user' : 'policy_refused'
}

function soundsUnknown(response: string): boolean {
  const words = response.slice(0, 500).toLowerCase()
  if (/polic|spam|block|reject|denied|filter|listed|reputation/.test(words)) return false
  return /unknown|no such|not exist|not found|unavailable|no mailbox|user/.test(words)
}

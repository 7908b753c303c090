const hidden = '[hidden]'

// Words that make a field secret, wherever they stand in its name: newPassword, refresh_token, set-cookie …
const secretWords = new Set([
  'password',
  'passwords',
  'passphrase',
  'passwd',
  'pwd',
  'token',
  'tokens',
  'secret',
  'secrets',
  'cookie',
  'cookies',
  'authorization',
  'verifier',
  'otp',
  'totp',
  'pin',
  'jwt',
  'assertion',
  'credential',
  'credentials',
])

// "code" is secret (one-time codes, authorization codes) but for those that merely number something.
const plainCodes = new Set(['status', 'error', 'problem', 'exit', 'cause', 'language', 'country', 'sql'])

/** Whether a field of this name holds something that must not be written down. */
export function isSecret(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  if (words.some((word) => secretWords.has(word))) return true
  const last = words.at(-1)
  return (last === 'code' || last === 'codes') && !plainCodes.has(words.at(-2) ?? '')
}

/**
 * A copy fit for the log: secret fields replaced at any depth, secrets that stick in text taken out, errors
 * spelt out with their causes, nothing endless.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (value instanceof Date) return value
  if (depth > 6) return '[…]'
  if (value instanceof Error) return redactError(value, depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Map) return redact(Object.fromEntries(value), depth)
  if (value instanceof Set || Array.isArray(value))
    return Array.from(value, (item) => redact(item, depth + 1)).slice(0, 100)
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isSecret(name) ? hidden : redact(item, depth + 1)]),
  )
}

// Fields of errors that quote what the person typed or the database holds are left out on purpose (pg's `detail`).
function redactError(error: Error, depth: number): object {
  const { code, cause } = error as Error & { code?: unknown }
  return {
    type: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: code } : {}),
    stack: redactText(error.stack ?? ''),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  }
}

/** Takes out what sticks in text: names and passwords in addresses, bearer tokens, JWTs, values of secret parameters. */
export function redactText(text: string): string {
  return text
    .slice(0, 8000)
    .replace(/(\w+:\/\/)[^\s/@]*@/g, `$1${hidden}@`)
    .replace(/\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`)
    .replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, hidden)
    .replace(/\b((?:[a-z]+_)*(?:password|code|token|secret|code_verifier))=[^&\s]+/gi, `$1=${hidden}`)
}

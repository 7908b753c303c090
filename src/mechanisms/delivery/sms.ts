import type { Outcome } from './outcome.ts'
import type { Transport } from './transport.ts'

export type SmsOptions = {
  /** twilio://account:token@api.twilio.com, or any https address that takes a form with To, From and Body. */
  url: string
  from: string
}

/** Sends text messages by posting a form; name and password of the address become the Authorization header. */
export function smsTransport({ url, from }: SmsOptions): Transport {
  const { endpoint, authorization } = readAddress(url)
  return {
    async send({ to, content, signal }) {
      try {
        const answer = await fetch(endpoint, {
          method: 'POST',
          body: new URLSearchParams({ To: to, From: from, Body: content.text }),
          headers: { Accept: 'application/json', ...(authorization && { Authorization: authorization }) },
          redirect: 'error',
          signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
        })
        return readAnswer(answer.status, await readNumber(answer))
      } catch {
        return { status: 'deferred', class: 'provider_down' }
      }
    },
    close: () => {},
  }
}

function readAddress(address: string): { endpoint: string; authorization: string | undefined } {
  const url = new URL(address.replace(/^twilio:/, 'https:'))
  const [name, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  url.username = ''
  url.password = ''
  if (url.hostname === 'api.twilio.com' && url.pathname === '/') {
    url.pathname = `/2010-04-01/Accounts/${encodeURIComponent(name)}/Messages.json`
  }
  const authorization = name ? `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` : undefined
  return { endpoint: url.href, authorization }
}

/** The `code` of a refusal in JSON, as Twilio and those who speak its language give it. */
async function readNumber(answer: Response): Promise<number | undefined> {
  if (answer.ok) {
    await answer.body?.cancel()
    return undefined
  }
  const text = await firstBytes(answer, 16_384)
  try {
    const { code } = JSON.parse(text)
    return Number.isInteger(code) ? code : undefined
  } catch {
    return undefined
  }
}

async function firstBytes(answer: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk)
    length += chunk.byteLength
    if (length >= limit) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

// Twilio's numbers: not a number, not a mobile number, cannot be reached from here; opted out, region closed.
const noSuchNumber = new Set([21211, 21214, 21217, 21401, 21421, 21614])
const refused = new Set([21408, 21610, 21612, 30004, 30007])
const unreachable = new Set([30003, 30005, 30006])

function readAnswer(status: number, number: number | undefined): Outcome {
  const told = { code: status, enhanced: number === undefined ? undefined : String(number) }
  if (status >= 200 && status < 300) return { status: 'accepted', class: 'accepted', ...told }
  if (status === 429) return { status: 'deferred', class: 'deferred', ...told }
  if (number !== undefined && noSuchNumber.has(number))
    return { status: 'refused', class: 'sms_no_such_number', ...told }
  if (number !== undefined && refused.has(number)) return { status: 'refused', class: 'sms_refused', ...told }
  if (number !== undefined && unreachable.has(number)) return { status: 'deferred', class: 'sms_unreachable', ...told }
  // Anything else is about the service or our contract with it, not about this number.
  if (status >= 500 || [401, 402, 403, 404, 408].includes(status))
    return { status: 'deferred', class: 'provider_down', ...told }
  return { status: 'refused', class: 'sms_refused', ...told }
}

import assert from 'node:assert/strict'

/** One page as an unscripted browser sees it. */
export type Seen = {
  status: number
  path: string
  html: string
  headers: Headers
  /** The GK code that the page shows, if it shows one. */
  problem: string | undefined
  /** Hidden and prefilled fields of the form that goes to `action` (the first form when it is left out). */
  fields(action?: string): Record<string, string>
  /** The visible text, white space folded. */
  text: string
}

export type Browser = ReturnType<typeof openBrowser>

const plainText = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** A browser without scripts: keeps cookies, follows redirects within the installation, fills forms in. */
export function openBrowser(
  origin: string,
  options: { language?: 'en' | 'ja'; headers?: Record<string, string> } = {},
) {
  const cookies = new Map<string, string>()
  const language = options.language ?? 'en'

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('accept-language', language)
    headers.set('accept', headers.get('accept') ?? 'text/html')
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value)
    if (cookies.size) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) keep(cookie)
    return answer
  }

  function keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (attributes.some((attribute) => /max-age=0\b/i.test(attribute))) cookies.delete(name)
    else cookies.set(name, pair.slice(at + 1))
  }

  async function follow(answer: Response, path: string): Promise<Seen> {
    for (let hop = 0; hop < 10; hop += 1) {
      const to = answer.headers.get('location')
      if (!to || answer.status < 300 || answer.status > 399) return see(answer, path)
      const next = new URL(to, new URL(path, origin))
      if (next.origin !== origin) return see(answer, next.href)
      path = next.pathname + next.search
      answer = await request(path)
    }
    throw new Error(`a redirect loop at ${path}`)
  }

  async function see(answer: Response, path: string): Promise<Seen> {
    const html = await answer.text()
    const text = html
      .replaceAll('<wbr>', '')
      .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    return {
      status: answer.status,
      path,
      html,
      headers: answer.headers,
      problem: /data-problem="(GK\d{4})"/.exec(html)?.[1],
      text: plainText(text),
      fields: (action) => readForm(html, action),
    }
  }

  const get = async (path: string) => follow(await request(path), path)
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields).toString()
    return request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
    })
  }

  return {
    cookies,
    request,
    get,
    /** Sends a form as it is and follows where it leads. */
    async send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Seen> {
      return follow(await post(path, fields, headers), path)
    },
    post,
    /** Fills a page's form in: its hidden fields are kept. */
    async submit(seen: Seen, action: string, fields: Record<string, string> = {}): Promise<Seen> {
      assert.match(
        seen.html,
        new RegExp(`action="${action.replace(/[?/.]/g, '\\$&')}"`),
        `no form to ${action} at ${seen.path}`,
      )
      return follow(await post(action, { ...seen.fields(action), ...fields }), action)
    },
  }
}

function readForm(html: string, action?: string): Record<string, string> {
  const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
  const found = action ? forms.find((form) => plainText(form[1] as string) === action) : forms[0]
  const fields: Record<string, string> = {}
  for (const [tag] of (found?.[2] ?? '').matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1]
    const chosen = !/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag)
    if (name && value !== undefined && chosen) fields[name] = plainText(value)
  }
  for (const [, name, body] of (found?.[2] ?? '').matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const value = /value="([^"]*)" selected/.exec(body as string)?.[1]
    if (name && value !== undefined) fields[name] = value
  }
  return fields
}

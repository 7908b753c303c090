import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { type Problem, problem } from '../problems/index.ts'

/** The fields of a form, each once and each a text. Made without a prototype: any name is only a name. */
export type Form = Record<string, string | undefined>

/** No form of ours is longer; a sign-in is refused before it is parsed. */
const limitBytes = 16_384

export type FormRead = { ok: true; form: Form } | { ok: false; problem: Problem; status: 400 | 413 | 415 }

/**
 * Reads a submitted form (application/x-www-form-urlencoded, UTF-8, 16 kB).
 *
 * A field that comes twice, or as `name[]`, is dropped: what was meant cannot be known (ATK-040). NUL is dropped
 * from values, since no database takes it.
 */
export async function readForm(c: Context): Promise<FormRead> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return { ok: false, problem: problem('page_stale'), status: 415 }
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > limitBytes) return { ok: false, problem: problem('page_stale'), status: 413 }
  try {
    const body = await readBody(c)
    if (!body) return { ok: false, problem: problem('page_stale'), status: 413 }
    return { ok: true, form: parseForm(body.toString('utf8')) }
  } catch {
    // The browser went away before the form was whole.
    return { ok: false, problem: problem('page_stale'), status: 400 }
  }
}

/** The whole body, or undefined when it is too long: one that does not say how long it is (chunked) is read no further. */
async function readBody(c: Context): Promise<Buffer | undefined> {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming
  if (!incoming || c.req.header('content-length') !== undefined) return Buffer.from(await c.req.arrayBuffer())
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    length += part.length
    if (length > limitBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function parseForm(body: string): Form {
  const form: Form = Object.create(null)
  const twice = new Set<string>()
  for (const [name, value] of new URLSearchParams(body)) {
    if (!/^\w{1,40}$/.test(name)) continue
    if (name in form) twice.add(name)
    form[name] = value.replaceAll('\0', '').toWellFormed()
  }
  for (const name of twice) delete form[name]
  return form
}

import { issueOnce, peekOnce } from '../../../mechanisms/one-time/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import type { Form, Web } from '../../../platform/http/index.ts'
import type { MyAccountDeps } from './deps.ts'

type Keeping = { page: string; form: Form; keep?: readonly string[]; accountId: string | undefined }
type Kept = { page: string; accountId: string | undefined; fields: Record<string, string> }

const type = 'kept_form'
const keptMinutes = 60
const longest = 400
const token = /^[\w-]{43}$/

/** What was typed into a form that could not be used yet, sealed, until its person has signed in. */
export function keptForms({ db, keys, platform }: MyAccountDeps) {
  const seal = keys.for('kept-form')

  /** Keeps the fields that may be kept, and gives the path that brings them back. */
  async function keep(c: Web, { page, form, keep: names = [], accountId }: Keeping): Promise<string> {
    const fields = Object.fromEntries(
      names.flatMap((name) => (form[name] ? [[name, form[name].slice(0, longest)]] : [])),
    )
    if (Object.keys(fields).length === 0 || !(await mayKeep(c))) return page
    const sealed = seal.seal(JSON.stringify({ page, accountId: accountId?.slice(0, 36), fields }))
    return pathOf(await issueOnce(db, type, { minutes: keptMinutes, data: { sealed } })) as string
  }

  /** Whoever is not signed in may send forms too: only so many are kept for one network. */
  async function mayKeep(c: Web): Promise<boolean> {
    const { address } = platform.clientOf(c)
    return (await takeOne(db, keys, 'kept form', address, { times: 30, seconds: 3600 })).ok
  }

  async function find(value: string | undefined): Promise<Kept | undefined> {
    if (!value || !token.test(value)) return undefined
    const seen = await peekOnce(db, type, value)
    const opened = seen.state === 'open' ? seal.open(String(seen.entry.data.sealed)) : undefined
    return opened && (JSON.parse(opened.toString()) as Kept)
  }

  return {
    keep,
    pathOf,
    /** The page that a kept form stands on, with the form. */
    async pageOf(value: string, accountId: string | undefined): Promise<string> {
      const found = await find(value)
      const named = accountId && /^[\w-]{36}$/.test(accountId) ? `&as=${accountId}` : ''
      return found ? `${found.page}?kept=${value}${named}` : '/account'
    },
    /** What the person of this account had typed, or nothing. */
    async fieldsOf(value: string | undefined, accountId: string): Promise<Record<string, string>> {
      const found = await find(value)
      return found && (found.accountId ?? accountId) === accountId ? found.fields : {}
    },
  }
}

function pathOf(value: string | undefined): string | undefined {
  return value && token.test(value) ? `/account/kept/${value}` : undefined
}

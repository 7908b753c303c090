import { Hono } from 'hono'
import { recordAudit } from '../../../platform/audit/index.ts'
import { type ClientFacts, type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { updateProfile } from '../../../records/accounts/changes.ts'
import { type Account, type Profile, readName, readReading } from '../../../records/accounts/index.ts'
import { tellProfileChanged } from '../../../services/notices/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type ProfileFields, profilePage } from './profile-page.ts'

const path = '/account/profile'
const names = ['fullName', 'familyName', 'givenName', 'reading', 'language'] as const

/** Name and language. */
export function profileRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, db, door, platform } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const kept = await door.kept.fieldsOf(c.req.query('kept'), visit.account.accountId)
      return show(c, visit, { ...fieldsOf(visit.account), ...kept })
    }),
  )

  routes.post(
    path,
    door.act({ page: path, keep: names }, async (c, visit, form) => {
      const profile = read(form, visit.account)
      if (!profile) return show(c, visit, typed(form), problem('name_missing'))
      await save(visit.account, profile, platform.clientOf(c))
      c.header('Set-Cookie', platform.cookies.language(profile.language), { append: true })
      return redirect(c, visit.at(`${path}?done=profile`))
    }),
  )

  function show(c: Web, visit: Visit, fields: ProfileFields, said?: Problem): Response {
    const document = profilePage(c.get('view'), visit, { fields, problem: said, done: c.req.query('done') })
    return page(c, document, said?.status)
  }

  async function save(account: Account, profile: Profile, client: ClientFacts): Promise<void> {
    const { ownerId, accountId } = account
    const changed = names.filter((name) => profile[name] !== account[name])
    if (changed.length === 0) return
    await db.transaction(async (tx) => {
      await updateProfile(tx, account, profile)
      await recordAudit(tx, { type: 'profile.changed', ownerId, accountId, detail: { changed } })
      await tellProfileChanged(context, tx, { ...account, language: profile.language }, client)
    })
  }

  return routes
}

/** The known fields and no other (ATK-042); undefined without a name. */
function read(form: Form, account: Account) {
  const fullName = readName(form.fullName)
  if (!fullName) return undefined
  const language: Language = form.language === 'ja' || form.language === 'en' ? form.language : account.language
  return {
    fullName,
    familyName: readName(form.familyName) ?? null,
    givenName: readName(form.givenName) ?? null,
    reading: readReading(form.reading) ?? null,
    language,
  }
}

function fieldsOf(account: Account): ProfileFields {
  return {
    fullName: account.fullName,
    familyName: account.familyName ?? '',
    givenName: account.givenName ?? '',
    reading: account.reading ?? '',
    language: account.language,
  }
}

function typed(form: Form): ProfileFields {
  return Object.fromEntries(names.map((name) => [name, form[name]?.slice(0, 400) ?? '']))
}

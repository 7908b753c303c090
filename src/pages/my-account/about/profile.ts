import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Account } from '../../../records/accounts/index.ts'
import { updateProfile } from '../../../services/accounts/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type ProfileFields, profilePage } from './profile-page.ts'

const path = '/account/profile'
const names = ['fullName', 'familyName', 'givenName', 'reading', 'language'] as const

/** Name and language. */
export function profileRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, door, platform } = parts

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
      const updated = await updateProfile(context, personOf(platform, c, visit.session), form)
      if (!updated.ok) return show(c, visit, typed(form), updated.problem)
      c.header('Set-Cookie', platform.cookies.language(updated.language), { append: true })
      return redirect(c, visit.at(`${path}?done=profile`))
    }),
  )

  function show(c: Web, visit: Visit, fields: ProfileFields, said?: Problem): Response {
    const document = profilePage(c.get('view'), visit, { fields, problem: said, done: c.req.query('done') })
    return page(c, document, said?.status)
  }

  return routes
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

import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Account } from '../../../records/accounts/index.ts'
import { updateProfile } from '../../../services/accounts/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { type ProfileFields, profilePage } from './profile-page.ts'

const path = '/account/profile'
const names = ['fullName', 'familyName', 'givenName', 'reading', 'language'] as const

/** Name and language. */
export function profileRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { context, guard, platform } = deps

  routes.get(
    path,
    guard.see(async (c, own) => {
      const kept = await guard.kept.fieldsOf(c.req.query('kept'), own.account.accountId)
      return show(c, own, { ...fieldsOf(own.account), ...kept })
    }),
  )

  routes.post(
    path,
    guard.act({ page: path, keep: names }, async (c, own, form) => {
      const updated = await updateProfile(context, personOf(platform, c, own.session), form)
      if (!updated.ok) return show(c, own, typed(form), updated.problem)
      c.header('Set-Cookie', platform.cookies.language(updated.language), { append: true })
      return redirect(c, own.at(`${path}?done=profile`))
    }),
  )

  function show(c: Web, own: AccountContext, fields: ProfileFields, said?: Problem): Response {
    const document = profilePage(c.get('view'), own, { fields, problem: said, done: c.req.query('done') })
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

import {
  actions,
  button,
  field,
  form,
  html,
  problemSummary,
  section,
  selectField,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

export type ProfileFields = Record<string, string>

type Profile = { fields: ProfileFields; problem?: Problem | undefined; done?: string | undefined }

export function profilePage(view: View, own: AccountContext, { fields, problem, done }: Profile): string {
  const { t } = view
  const summary = problem && problemSummary(view, problem, { for: 'fullName' })
  const optional = { optional: true, maxlength: 200 }
  const body = form({ action: '/account/profile', hidden: forAccount(own) }, [
    field(view, {
      name: 'fullName',
      label: t('signUp.fullName'),
      value: fields.fullName,
      autocomplete: 'name',
      hint: t('signUp.fullNameHint'),
      problem,
      maxlength: 400,
    }),
    ...nameParts(view, fields, optional),
    field(view, {
      name: 'reading',
      label: t('signUp.reading'),
      value: fields.reading,
      lang: 'ja',
      hint: t('account.profile.readingHint'),
      ...optional,
    }),
    selectField(view, {
      name: 'language',
      label: t('signUp.language'),
      value: fields.language,
      options: [
        { value: 'ja', text: '日本語', lang: 'ja' },
        { value: 'en', text: 'English', lang: 'en' },
      ],
    }),
    actions([button(t('account.save'))], { beside: true }),
  ])
  return accountPage(view, own, {
    title: t('account.nav.profile'),
    lead: t('account.profile.lead'),
    current: '/account/profile',
    problem,
    done,
    body: html`${summary}${section('names', t('account.profile.names'), body)}`,
  })
}

/** 姓 before 名 in Japanese, the given name first in English. */
function nameParts(view: View, fields: ProfileFields, optional: { optional: boolean; maxlength: number }) {
  const { t } = view
  const family = field(view, {
    name: 'familyName',
    label: t('signUp.familyName'),
    value: fields.familyName,
    autocomplete: 'family-name',
    ...optional,
  })
  const given = field(view, {
    name: 'givenName',
    label: t('signUp.givenName'),
    value: fields.givenName,
    autocomplete: 'given-name',
    ...optional,
  })
  return view.language === 'ja' ? [family, given] : [given, family]
}

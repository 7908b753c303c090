import type { Language, Translate } from '../i18n/index.ts'

/** What every page knows about the visit it belongs to. */
export type View = {
  language: Language
  t: Translate
  /** Shown in the header, e.g. id.example.co.jp. */
  host: string
  /** This page's path and query; the language links keep them and add `lang`. */
  path: string
  /** The organisation, once its domain is known. */
  brand?: { name: string }
  /** Small and copyable in the card's foot. */
  attemptId?: string
  /** Local mode: a quiet strip that links to the outbox. */
  local?: boolean
}

/** The two kinds of account. */
export type Kind = 'personal' | 'organization'

/** An account as a person sees it. Names come from people: they are shown in `<bdi>` and wrap. */
export type Person = {
  address: string
  name?: string
  kind?: Kind
  organization?: string
}

/** Where the links of every page lead. */
export const places = {
  help: '/help',
  problem: (code: string) => `/help/e/${code}`,
  cookies: '/help/cookies',
  privacy: '/help/privacy',
  status: '/status',
  outbox: '/local/outbox',
}
